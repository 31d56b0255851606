"""Client of module ``alpha``: Alpha."""

from typing import Final

from pydantic import TypeAdapter

from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic
from two_modules_client import models

GET_ALPHA: Final = Operation[models.Alpha](
    method="GET",
    path="/api/v1/alpha/alpha",
    response=lambda: TypeAdapter(models.Alpha),
)

ALPHAS: Final = Topic[models.Alpha](
    route="alphas",
    ws_path="/api/v1/alpha/ws",
    update=lambda: TypeAdapter(models.Alpha),
    delivery="every",
)


class AlphaClient:
    """Client of module ``alpha``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_alpha(self) -> models.Alpha:
        """Call ``GET /api/v1/alpha/alpha``."""
        return await self._core.request(GET_ALPHA)

    def alphas(self) -> Subscription[models.Alpha]:
        """Subscribe to topic ``alphas``."""
        return self._core.subscribe(ALPHAS)
