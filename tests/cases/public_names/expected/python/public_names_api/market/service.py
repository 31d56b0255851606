"""What module ``market`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from public_names_contracts.market import quotes
from tradegen_runtime.publish import Publish


@runtime_checkable
class MarketService(Protocol):
    """What module ``market`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    def stream_headers(
        self,
        publish: Publish[quotes.Header],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``headers``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
