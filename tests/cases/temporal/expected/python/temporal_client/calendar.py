"""Client of module ``calendar``."""

from datetime import date, datetime
from typing import Final

from pydantic import TypeAdapter

from temporal_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Entry](
    method="POST",
    path="/api/v1/calendar/entries",
    response=lambda: TypeAdapter(models.Entry),
)

TODAY: Final = Operation[date](
    method="GET",
    path="/api/v1/calendar/today",
    response=lambda: TypeAdapter(date),
)

NOW: Final = Operation[datetime](
    method="GET",
    path="/api/v1/calendar/now",
    response=lambda: TypeAdapter(datetime),
)

ENTRIES: Final = Topic[models.Entry](
    route="entries",
    ws_path="/api/v1/calendar/ws",
    update=lambda: TypeAdapter(models.Entry),
    delivery="every",
)


class CalendarClient:
    """Client of module ``calendar``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Entry,
        *,
        since: datetime,
        until: datetime | None = None,
        day: date | None = None,
    ) -> models.Entry:
        """Call ``POST /api/v1/calendar/entries``."""
        return await self._core.request(
            ECHO,
            body=body,
            query={
                "since": since,
                "until": until,
                "day": day,
            },
        )

    async def today(self) -> date:
        """Call ``GET /api/v1/calendar/today``."""
        return await self._core.request(TODAY)

    async def now(self) -> datetime:
        """Call ``GET /api/v1/calendar/now``."""
        return await self._core.request(NOW)

    def entries(self) -> Subscription[models.Entry]:
        """Subscribe to topic ``entries``."""
        return self._core.subscribe(ENTRIES)
