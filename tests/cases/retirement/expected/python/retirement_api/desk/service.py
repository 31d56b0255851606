"""What module ``desk`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from retirement_contracts.desk import quotes
from tradegen_runtime.publish import Publish


@runtime_checkable
class DeskService(Protocol):
    """What module ``desk`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_quote(
        self,
        *,
        symbol: str,
    ) -> quotes.Quote:
        """Answer operation ``getQuote``."""
        ...

    async def get_ticker(
        self,
        *,
        symbol: str,
    ) -> quotes.Quote:
        """The price the old way."""
        ...

    async def get_venues(self) -> list[quotes.Venue]:
        """Answer operation ``getVenues``."""
        ...

    async def put_quote(
        self,
        body: quotes.Quote,
        *,
        symbol: str,
    ) -> None:
        """Answer operation ``putQuote``."""
        ...

    def stream_quotes(
        self,
        params: quotes.QuoteKey,
        publish: Publish[quotes.Quote],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``quotes``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_ticks(
        self,
        params: quotes.QuoteKey,
        publish: Publish[quotes.Quote],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``ticks``: Prices one by one.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_trades(
        self,
        publish: Publish[quotes.Quote],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``trades``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
