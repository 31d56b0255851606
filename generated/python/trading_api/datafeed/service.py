"""What module ``datafeed`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from tradegen_runtime.publish import Publish
from trading_contracts import common
from trading_contracts.market import (
    bars,
    configuration,
    instruments,
    quotes,
    replay,
    search,
)


@runtime_checkable
class DatafeedService(Protocol):
    """What module ``datafeed`` needs from hand-written code.

    Bars, quotes and instruments of a replayed market. One clock drives all prices: nothing later
    than it is shown.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_config(self) -> configuration.DatafeedConfiguration:
        """Show what the datafeed offers."""
        ...

    async def get_time(self) -> configuration.TimeResponse:
        """Read the clock."""
        ...

    async def search_symbols(
        self,
        *,
        user_input: str,
        exchange: str | None,
        symbol_type: str | None,
        max_results: int,
    ) -> list[search.SearchSymbolResultItem]:
        """Find instruments.

        Tickers that start so come first, then tickers and descriptions that contain it.

        Args:
            user_input: Part of a ticker or of a description; empty finds everything.
            exchange: Only instruments of this exchange.
            symbol_type: Only instruments of this kind.
            max_results: Length of the answer at most.
        """
        ...

    async def resolve_symbol(
        self,
        *,
        symbol: str,
    ) -> instruments.SymbolInfo:
        """Describe one instrument.

        Takes a ticker (`AAPL`) or an exchange and a ticker (`NASDAQ:AAPL`).
        """
        ...

    async def get_bars(
        self,
        *,
        symbol: str,
        resolution: str,
        from_time: common.Ms,
        to_time: common.Ms,
        count_back: int | None,
    ) -> bars.GetBarsResponse:
        """Read past bars.

        Never shows anything later than the clock; the bar in progress ends at the clock.

        Args:
            symbol: Ticker, or exchange and ticker.
            resolution: Minutes (1, 5, 15, 30, 60), or D, W, M.
            from_time: Begin of the range, included.
            to_time: End of the range, not included.
            count_back: So many bars before `to_time`, wherever they begin; wins over `from_time`.
        """
        ...

    async def get_quotes(
        self,
        body: quotes.GetQuotesRequest,
    ) -> list[quotes.QuoteData]:
        """Quote several symbols.

        One answer a symbol, in the order asked; a symbol without a quote has its reason.
        """
        ...

    async def get_replay(self) -> replay.ReplayState:
        """Show how the replay stands."""
        ...

    async def set_replay(
        self,
        body: replay.ReplayRequest,
    ) -> replay.ReplayState:
        """Set the speed, stop the clock or move it."""
        ...

    def stream_bars(
        self,
        params: bars.BarsSubscriptionRequest,
        publish: Publish[bars.Bar],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``bars``: The bar in progress of one symbol.

        Each trade changes the bar in progress; the last one of a bar sets `final`. A slow client
        may miss states, never the newest one.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_quotes(
        self,
        params: quotes.QuoteDataSubscriptionRequest,
        publish: Publish[quotes.QuoteData],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``quotes``: Prices of one symbol.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_replay(
        self,
        publish: Publish[replay.ReplayState],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``replay``: The clock that all prices follow.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
