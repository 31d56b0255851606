"""REST routes of module ``desk``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from retirement_api.desk.service import DeskService
from retirement_contracts.desk import quotes
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems
from tradegen_runtime.rest.retiring import retiring


def rest_router(service: DeskService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/desk", tags=["desk"])

    @router.get(
        "/quotes/{symbol}",
        operation_id="getQuote",
        status_code=200,
        responses=problems(),
    )
    async def get_quote(
        symbol: Annotated[str, Path(alias="symbol")],
    ) -> quotes.Quote:
        """Answer operation ``getQuote``."""
        return await service.get_quote(symbol=symbol)

    @router.get(
        "/ticker",
        operation_id="getTicker",
        status_code=200,
        summary="The price the old way.",
        deprecated=True,
        dependencies=[
            retiring(
                since="2026-01-15",
                sunset="2090-07-01",
                link="https://example.org/migration",
            ),
        ],
        responses=problems(404, 410),
    )
    async def get_ticker(
        symbol: Annotated[str, Query(alias="symbol")],
    ) -> quotes.Quote:
        """The price the old way."""
        return await service.get_ticker(symbol=symbol)

    @router.get(
        "/venues",
        operation_id="getVenues",
        status_code=200,
        deprecated=True,
        dependencies=[
            retiring(
                since="2026-02-01",
            ),
        ],
        responses=problems(),
    )
    async def get_venues() -> list[quotes.Venue]:
        """Answer operation ``getVenues``."""
        return await service.get_venues()

    @router.put(
        "/quotes/{symbol}",
        operation_id="putQuote",
        status_code=204,
        deprecated=True,
        dependencies=[
            retiring(
                link="https://example.org/why",
            ),
        ],
        response_class=Response,
        responses=problems(),
    )
    async def put_quote(
        body: Annotated[quotes.Quote, json_body(quotes.Quote)],
        symbol: Annotated[str, Path(alias="symbol")],
    ) -> None:
        """Answer operation ``putQuote``."""
        await service.put_quote(
            body,
            symbol=symbol,
        )

    return router
