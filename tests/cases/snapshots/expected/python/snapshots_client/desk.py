"""Client of module ``desk``."""

from typing import Final

from pydantic import TypeAdapter

from snapshots_client import models
from tradegen_runtime.client import (
    ClientCore,
    ItemRule,
    LiveList,
    Operation,
    Subscription,
    Topic,
)

GET_ORDERS: Final = Operation[list[models.Order]](
    method="GET",
    path="/api/v1/desk/accounts/{accountId}/orders",
    response=lambda: TypeAdapter(list[models.Order]),
)

GET_POSITIONS: Final = Operation[list[models.Position]](
    method="GET",
    path="/api/v1/desk/positions",
    response=lambda: TypeAdapter(list[models.Position]),
)

GET_ALARMS: Final = Operation[list[models.Alarm]](
    method="GET",
    path="/api/v1/desk/alarms",
    response=lambda: TypeAdapter(list[models.Alarm]),
)

GET_NOTES: Final = Operation[list[models.Position]](
    method="GET",
    path="/api/v1/desk/notes",
    response=lambda: TypeAdapter(list[models.Position]),
)

ORDERS: Final = Topic[models.Order](
    route="orders",
    ws_path="/api/v1/desk/ws",
    update=lambda: TypeAdapter(models.Order),
    delivery="every",
    items=ItemRule(
        key="orderId",
        drop={
            "status": (
                "filled",
                "canceled",
            ),
            "isHidden": (True,),
        },
    ),
)

POSITIONS: Final = Topic[models.Position](
    route="positions",
    ws_path="/api/v1/desk/ws",
    update=lambda: TypeAdapter(models.Position),
    delivery="every",
    items=ItemRule(
        key="number",
        drop={
            "qty": (0,),
        },
    ),
)

ALARMS: Final = Topic[models.Alarm](
    route="alarms",
    ws_path="/api/v1/desk/ws",
    update=lambda: TypeAdapter(models.Alarm),
    delivery="every",
    items=ItemRule(
        key="level",
        drop={
            "ends": (None,),
        },
    ),
)

NOTES: Final = Topic[models.Position](
    route="notes",
    ws_path="/api/v1/desk/ws",
    update=lambda: TypeAdapter(models.Position),
    delivery="every",
    items=ItemRule(key="number"),
)


class DeskClient:
    """Client of module ``desk``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_orders(
        self,
        *,
        account_id: str,
        symbol: str | None = None,
        status: models.Status | None = None,
    ) -> list[models.Order]:
        """Call ``GET /api/v1/desk/accounts/{accountId}/orders``."""
        return await self._core.request(
            GET_ORDERS,
            path={"accountId": account_id},
            query={
                "symbol": symbol,
                "status": status,
            },
        )

    async def get_positions(
        self,
        *,
        desk: int,
    ) -> list[models.Position]:
        """Call ``GET /api/v1/desk/positions``."""
        return await self._core.request(
            GET_POSITIONS,
            query={"desk": desk},
        )

    async def get_alarms(self) -> list[models.Alarm]:
        """Call ``GET /api/v1/desk/alarms``."""
        return await self._core.request(GET_ALARMS)

    async def get_notes(self) -> list[models.Position]:
        """Call ``GET /api/v1/desk/notes``."""
        return await self._core.request(GET_NOTES)

    def orders(
        self,
        *,
        account_id: str,
        symbol: str | None = None,
    ) -> Subscription[models.Order]:
        """Orders of one account."""
        return self._core.subscribe(
            ORDERS,
            {
                "accountId": account_id,
                "symbol": symbol,
            },
        )

    def live_orders(
        self,
        *,
        account_id: str,
        symbol: str | None = None,
    ) -> LiveList[models.Order]:
        """Follow the items of topic ``orders``, as a whole list each time."""
        return self._core.live(
            ORDERS,
            {
                "accountId": account_id,
                "symbol": symbol,
            },
        )

    def positions(
        self,
        *,
        desk: int,
    ) -> Subscription[models.Position]:
        """Subscribe to topic ``positions``."""
        return self._core.subscribe(
            POSITIONS,
            {"desk": desk},
        )

    def live_positions(
        self,
        *,
        desk: int,
    ) -> LiveList[models.Position]:
        """Follow the items of topic ``positions``, as a whole list each time."""
        return self._core.live(
            POSITIONS,
            {"desk": desk},
        )

    def alarms(self) -> Subscription[models.Alarm]:
        """Subscribe to topic ``alarms``."""
        return self._core.subscribe(ALARMS)

    def live_alarms(self) -> LiveList[models.Alarm]:
        """Follow the items of topic ``alarms``, as a whole list each time."""
        return self._core.live(ALARMS)

    def notes(self) -> Subscription[models.Position]:
        """Subscribe to topic ``notes``."""
        return self._core.subscribe(NOTES)

    def live_notes(self) -> LiveList[models.Position]:
        """Follow the items of topic ``notes``, as a whole list each time."""
        return self._core.live(NOTES)
