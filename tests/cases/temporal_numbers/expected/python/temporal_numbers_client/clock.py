"""Client of module ``clock``."""

from typing import Final

from pydantic import TypeAdapter

from temporal_numbers_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Clock](
    method="POST",
    path="/api/v1/clock/clock",
    response=lambda: TypeAdapter(models.Clock),
)

NOW: Final = Operation[int](
    method="GET",
    path="/api/v1/clock/now",
    response=lambda: TypeAdapter(int),
)

TIME: Final = Topic[models.Clock](
    route="time",
    ws_path="/api/v1/clock/ws",
    update=lambda: TypeAdapter(models.Clock),
    delivery="latest",
)


class ClockClient:
    """Client of module ``clock``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Clock,
        *,
        from_: int,
        to: int | None = None,
    ) -> models.Clock:
        """Call ``POST /api/v1/clock/clock``."""
        return await self._core.request(
            ECHO,
            body=body,
            query={
                "from": from_,
                "to": to,
            },
        )

    async def now(self) -> int:
        """Call ``GET /api/v1/clock/now``."""
        return await self._core.request(NOW)

    def time(self) -> Subscription[models.Clock]:
        """Subscribe to topic ``time``."""
        return self._core.subscribe(TIME)
