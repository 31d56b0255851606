"""Client of module ``datafeed``: Market data.

Bars, quotes and instruments of a replayed market. One clock drives all prices: nothing later than
it is shown.
"""

from typing import Final

from pydantic import TypeAdapter

from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic
from trading_client import models

GET_CONFIG: Final = Operation[models.DatafeedConfiguration](
    method="GET",
    path="/api/v1/datafeed/config",
    response=lambda: TypeAdapter(models.DatafeedConfiguration),
)

GET_TIME: Final = Operation[models.TimeResponse](
    method="GET",
    path="/api/v1/datafeed/time",
    response=lambda: TypeAdapter(models.TimeResponse),
)

SEARCH_SYMBOLS: Final = Operation[list[models.SearchSymbolResultItem]](
    method="GET",
    path="/api/v1/datafeed/search",
    response=lambda: TypeAdapter(list[models.SearchSymbolResultItem]),
)

RESOLVE_SYMBOL: Final = Operation[models.SymbolInfo](
    method="GET",
    path="/api/v1/datafeed/resolve/{symbol}",
    response=lambda: TypeAdapter(models.SymbolInfo),
)

GET_BARS: Final = Operation[models.GetBarsResponse](
    method="GET",
    path="/api/v1/datafeed/bars",
    response=lambda: TypeAdapter(models.GetBarsResponse),
)

GET_QUOTES: Final = Operation[list[models.QuoteOk | models.QuoteError]](
    method="POST",
    path="/api/v1/datafeed/quotes",
    response=lambda: TypeAdapter(list[models.QuoteOk | models.QuoteError]),
)

GET_REPLAY: Final = Operation[models.ReplayState](
    method="GET",
    path="/api/v1/datafeed/replay",
    response=lambda: TypeAdapter(models.ReplayState),
)

SET_REPLAY: Final = Operation[models.ReplayState](
    method="POST",
    path="/api/v1/datafeed/replay",
    response=lambda: TypeAdapter(models.ReplayState),
)

BARS: Final = Topic[models.Bar](
    route="bars",
    ws_path="/api/v1/datafeed/ws",
    update=lambda: TypeAdapter(models.Bar),
    delivery="latest",
)

QUOTES: Final = Topic[models.QuoteOk | models.QuoteError](
    route="quotes",
    ws_path="/api/v1/datafeed/ws",
    update=lambda: TypeAdapter(models.QuoteOk | models.QuoteError),
    delivery="latest",
)

REPLAY: Final = Topic[models.ReplayState](
    route="replay",
    ws_path="/api/v1/datafeed/ws",
    update=lambda: TypeAdapter(models.ReplayState),
    delivery="latest",
)


class DatafeedClient:
    """Client of module ``datafeed``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_config(self) -> models.DatafeedConfiguration:
        """Show what the datafeed offers."""
        return await self._core.request(GET_CONFIG)

    async def get_time(self) -> models.TimeResponse:
        """Read the clock."""
        return await self._core.request(GET_TIME)

    async def search_symbols(
        self,
        *,
        user_input: str,
        exchange: str | None = None,
        symbol_type: str | None = None,
        max_results: int = 30,
    ) -> list[models.SearchSymbolResultItem]:
        """Find instruments.

        Tickers that start so come first, then tickers and descriptions that contain it.

        Args:
            user_input: Part of a ticker or of a description; empty finds everything.
            exchange: Only instruments of this exchange.
            symbol_type: Only instruments of this kind.
            max_results: Length of the answer at most.
        """
        return await self._core.request(
            SEARCH_SYMBOLS,
            query={
                "user_input": user_input,
                "exchange": exchange,
                "symbol_type": symbol_type,
                "max_results": max_results,
            },
        )

    async def resolve_symbol(
        self,
        *,
        symbol: str,
    ) -> models.SymbolInfo:
        """Describe one instrument.

        Takes a ticker (`AAPL`) or an exchange and a ticker (`NASDAQ:AAPL`).
        """
        return await self._core.request(
            RESOLVE_SYMBOL,
            path={"symbol": symbol},
        )

    async def get_bars(
        self,
        *,
        symbol: str,
        resolution: str,
        from_time: int,
        to_time: int,
        count_back: int | None = None,
    ) -> models.GetBarsResponse:
        """Read past bars.

        Never shows anything later than the clock; the bar in progress ends at the clock.

        Args:
            symbol: Ticker, or exchange and ticker.
            resolution: Minutes (1, 5, 15, 30, 60), or D, W, M.
            from_time: Begin of the range, included.
            to_time: End of the range, not included.
            count_back: So many bars before `to_time`, wherever they begin; wins over `from_time`.
        """
        return await self._core.request(
            GET_BARS,
            query={
                "symbol": symbol,
                "resolution": resolution,
                "from_time": from_time,
                "to_time": to_time,
                "count_back": count_back,
            },
        )

    async def get_quotes(
        self,
        body: models.GetQuotesRequest,
    ) -> list[models.QuoteOk | models.QuoteError]:
        """Quote several symbols.

        One answer a symbol, in the order asked; a symbol without a quote has its reason.
        """
        return await self._core.request(
            GET_QUOTES,
            body=body,
        )

    async def get_replay(self) -> models.ReplayState:
        """Show how the replay stands."""
        return await self._core.request(GET_REPLAY)

    async def set_replay(
        self,
        body: models.ReplayRequest,
    ) -> models.ReplayState:
        """Set the speed, stop the clock or move it."""
        return await self._core.request(
            SET_REPLAY,
            body=body,
        )

    def bars(
        self,
        *,
        symbol: str,
        resolution: str,
    ) -> Subscription[models.Bar]:
        """The bar in progress of one symbol.

        Each trade changes the bar in progress; the last one of a bar sets `final`. A slow client
        may miss states, never the newest one.
        """
        return self._core.subscribe(
            BARS,
            {
                "symbol": symbol,
                "resolution": resolution,
            },
        )

    def quotes(
        self,
        *,
        symbol: str,
    ) -> Subscription[models.QuoteOk | models.QuoteError]:
        """Prices of one symbol."""
        return self._core.subscribe(
            QUOTES,
            {"symbol": symbol},
        )

    def replay(self) -> Subscription[models.ReplayState]:
        """The clock that all prices follow."""
        return self._core.subscribe(REPLAY)
