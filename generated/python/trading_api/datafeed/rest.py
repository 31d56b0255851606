"""REST routes of module ``datafeed``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems
from trading_api.datafeed.service import DatafeedService
from trading_contracts import common
from trading_contracts.market import (
    bars,
    configuration,
    instruments,
    quotes,
    replay,
    search,
)


def rest_router(service: DatafeedService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/datafeed", tags=["datafeed"])

    @router.get(
        "/config",
        operation_id="getConfig",
        status_code=200,
        summary="Show what the datafeed offers.",
        responses=problems(),
    )
    async def get_config() -> configuration.DatafeedConfiguration:
        """Show what the datafeed offers."""
        return await service.get_config()

    @router.get(
        "/time",
        operation_id="getTime",
        status_code=200,
        summary="Read the clock.",
        responses=problems(),
    )
    async def get_time() -> configuration.TimeResponse:
        """Read the clock."""
        return await service.get_time()

    @router.get(
        "/search",
        operation_id="searchSymbols",
        status_code=200,
        summary="Find instruments.",
        responses=problems(),
    )
    async def search_symbols(
        user_input: Annotated[str, Query(alias="user_input", max_length=64)],
        exchange: Annotated[str | None, Query(alias="exchange")] = None,
        symbol_type: Annotated[str | None, Query(alias="symbol_type")] = None,
        max_results: Annotated[int, Query(alias="max_results", ge=1, le=100)] = 30,
    ) -> list[search.SearchSymbolResultItem]:
        """Find instruments.

        Tickers that start so come first, then tickers and descriptions that contain it.
        """
        return await service.search_symbols(
            user_input=user_input,
            exchange=exchange,
            symbol_type=symbol_type,
            max_results=max_results,
        )

    @router.get(
        "/resolve/{symbol}",
        operation_id="resolveSymbol",
        status_code=200,
        summary="Describe one instrument.",
        responses=problems(404),
    )
    async def resolve_symbol(
        symbol: Annotated[str, Path(alias="symbol")],
    ) -> instruments.SymbolInfo:
        """Describe one instrument.

        Takes a ticker (`AAPL`) or an exchange and a ticker (`NASDAQ:AAPL`).
        """
        return await service.resolve_symbol(symbol=symbol)

    @router.get(
        "/bars",
        operation_id="getBars",
        status_code=200,
        summary="Read past bars.",
        responses=problems(400, 404),
    )
    async def get_bars(
        symbol: Annotated[str, Query(alias="symbol")],
        resolution: Annotated[str, Query(alias="resolution")],
        from_time: Annotated[
            common.Ms,
            Query(alias="from_time", ge=0, le=253402300799999),
        ],
        to_time: Annotated[common.Ms, Query(alias="to_time", ge=0, le=253402300799999)],
        count_back: Annotated[int | None, Query(alias="count_back", ge=1)] = None,
    ) -> bars.GetBarsResponse:
        """Read past bars.

        Never shows anything later than the clock; the bar in progress ends at the clock.
        """
        return await service.get_bars(
            symbol=symbol,
            resolution=resolution,
            from_time=from_time,
            to_time=to_time,
            count_back=count_back,
        )

    @router.post(
        "/quotes",
        operation_id="getQuotes",
        status_code=200,
        summary="Quote several symbols.",
        responses=problems(),
    )
    async def get_quotes(
        body: Annotated[quotes.GetQuotesRequest, json_body(quotes.GetQuotesRequest)],
    ) -> list[quotes.QuoteData]:
        """Quote several symbols.

        One answer a symbol, in the order asked; a symbol without a quote has its reason.
        """
        return await service.get_quotes(body)

    @router.get(
        "/replay",
        operation_id="getReplay",
        status_code=200,
        summary="Show how the replay stands.",
        responses=problems(),
    )
    async def get_replay() -> replay.ReplayState:
        """Show how the replay stands."""
        return await service.get_replay()

    @router.post(
        "/replay",
        operation_id="setReplay",
        status_code=200,
        summary="Set the speed, stop the clock or move it.",
        responses=problems(400),
    )
    async def set_replay(
        body: Annotated[replay.ReplayRequest, json_body(replay.ReplayRequest)],
    ) -> replay.ReplayState:
        """Set the speed, stop the clock or move it."""
        return await service.set_replay(body)

    return router
