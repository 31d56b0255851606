"""What module ``clock`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from temporal_numbers_contracts.clock import clock
from tradegen_runtime.publish import Publish


@runtime_checkable
class ClockService(Protocol):
    """What module ``clock`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: clock.Clock,
        *,
        from_: clock.Ms,
        to: clock.Ms | None,
    ) -> clock.Clock:
        """Answer operation ``echo``."""
        ...

    async def now(self) -> clock.Ms:
        """Answer operation ``now``."""
        ...

    def stream_time(
        self,
        publish: Publish[clock.Clock],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``time``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
