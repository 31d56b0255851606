"""What module ``calendar`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from typing import Protocol, runtime_checkable

from temporal_contracts.calendar import calendar
from tradegen_runtime.publish import Publish


@runtime_checkable
class CalendarService(Protocol):
    """What module ``calendar`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: calendar.Entry,
        *,
        since: datetime,
        until: datetime | None,
        day: date,
    ) -> calendar.Entry:
        """Answer operation ``echo``."""
        ...

    async def today(self) -> date:
        """Answer operation ``today``."""
        ...

    async def now(self) -> datetime:
        """Answer operation ``now``."""
        ...

    def stream_entries(
        self,
        publish: Publish[calendar.Entry],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``entries``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
