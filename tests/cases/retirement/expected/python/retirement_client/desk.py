"""Client of module ``desk``."""

from typing import Annotated, Final

from pydantic import TypeAdapter
from typing_extensions import deprecated

from retirement_client import models
from tradegen_runtime.client import OPEN, ClientCore, Operation, Subscription, Topic

GET_QUOTE: Final = Operation[models.Quote](
    method="GET",
    path="/api/v1/desk/quotes/{symbol}",
    response=lambda: TypeAdapter(models.Quote),
)

GET_TICKER: Final = Operation[models.Quote](
    method="GET",
    path="/api/v1/desk/ticker",
    response=lambda: TypeAdapter(models.Quote),
)

GET_VENUES: Final = Operation[list[Annotated[models.Venue | str, OPEN]]](
    method="GET",
    path="/api/v1/desk/venues",
    response=lambda: TypeAdapter(list[Annotated[models.Venue | str, OPEN]]),
)

PUT_QUOTE: Final = Operation[None](
    method="PUT",
    path="/api/v1/desk/quotes/{symbol}",
    response=lambda: TypeAdapter(None),
)

QUOTES: Final = Topic[models.Quote](
    route="quotes",
    ws_path="/api/v1/desk/ws",
    update=lambda: TypeAdapter(models.Quote),
    delivery="every",
)

TICKS: Final = Topic[models.Quote](
    route="ticks",
    ws_path="/api/v1/desk/ws",
    update=lambda: TypeAdapter(models.Quote),
    delivery="every",
)

TRADES: Final = Topic[models.Quote](
    route="trades",
    ws_path="/api/v1/desk/ws",
    update=lambda: TypeAdapter(models.Quote),
    delivery="every",
)


class DeskClient:
    """Client of module ``desk``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_quote(
        self,
        *,
        symbol: str,
    ) -> models.Quote:
        """Call ``GET /api/v1/desk/quotes/{symbol}``."""
        return await self._core.request(
            GET_QUOTE,
            path={"symbol": symbol},
        )

    @deprecated("getTicker is deprecated and ends on 2090-07-01")
    async def get_ticker(
        self,
        *,
        symbol: str,
    ) -> models.Quote:
        """The price the old way.

        Deprecated: since 2026-01-15; ends on 2090-07-01; Use getQuote; see
        https://example.org/migration.
        """
        return await self._core.request(
            GET_TICKER,
            query={"symbol": symbol},
        )

    @deprecated("getVenues is deprecated")
    async def get_venues(self) -> list[Annotated[models.Venue | str, OPEN]]:
        """Call ``GET /api/v1/desk/venues``.

        Deprecated: since 2026-02-01.
        """
        return await self._core.request(GET_VENUES)

    @deprecated("putQuote is deprecated")
    async def put_quote(
        self,
        body: models.QuoteInput,
        *,
        symbol: str,
    ) -> None:
        """Call ``PUT /api/v1/desk/quotes/{symbol}``.

        Deprecated: Quotes will be made by the market only; see https://example.org/why.
        """
        return await self._core.request(
            PUT_QUOTE,
            body=body,
            path={"symbol": symbol},
        )

    def quotes(
        self,
        *,
        symbol: str,
    ) -> Subscription[models.Quote]:
        """Subscribe to topic ``quotes``."""
        return self._core.subscribe(
            QUOTES,
            {"symbol": symbol},
        )

    @deprecated("ticks is deprecated and ends on 2090-07-01")
    def ticks(
        self,
        *,
        symbol: str,
    ) -> Subscription[models.Quote]:
        """Prices one by one.

        Deprecated: since 2026-01-15; ends on 2090-07-01; Use quotes; see
        https://example.org/migration#ticks.
        """
        return self._core.subscribe(
            TICKS,
            {"symbol": symbol},
        )

    @deprecated("trades is deprecated")
    def trades(self) -> Subscription[models.Quote]:
        """Subscribe to topic ``trades``."""
        return self._core.subscribe(TRADES)
