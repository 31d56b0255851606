"""What module ``feed`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from topics_only_contracts.feed import ticks
from tradegen_runtime.publish import Publish


@runtime_checkable
class FeedService(Protocol):
    """What module ``feed`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    def stream_ticks(
        self,
        params: ticks.TickRequest,
        publish: Publish[ticks.Tick],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``ticks``: Trades of one symbol.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_heartbeat(
        self,
        publish: Publish[ticks.Tick],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``heartbeat``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
