"""Client of module ``orders``: Orders."""

from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter
from typing_extensions import deprecated

from shop_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

PLACE_ORDER: Final = Operation[models.Order](
    method="POST",
    path="/api/v1/orders/orders",
    response=lambda: TypeAdapter(models.Order),
)

LIST_ORDERS: Final = Operation[list[models.Order]](
    method="GET",
    path="/api/v1/orders/orders",
    response=lambda: TypeAdapter(list[models.Order]),
)

GET_ORDER: Final = Operation[models.Order](
    method="GET",
    path="/api/v1/orders/orders/{orderId}",
    response=lambda: TypeAdapter(models.Order),
)

CANCEL_ORDER: Final = Operation[None](
    method="DELETE",
    path="/api/v1/orders/orders/{orderId}",
    response=lambda: TypeAdapter(None),
)

ORDERS: Final = Topic[models.Order](
    route="orders",
    ws_path="/api/v1/orders/ws",
    update=lambda: TypeAdapter(models.Order),
    delivery="every",
)

ANNOUNCEMENTS: Final = Topic[str](
    route="announcements",
    ws_path="/api/v1/orders/ws",
    update=lambda: TypeAdapter(str),
    delivery="every",
)


class OrdersClient:
    """Client of module ``orders``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def place_order(
        self,
        body: models.Basket,
        *,
        dry_run: bool = False,
    ) -> models.Order:
        """Place an order."""
        return await self._core.request(
            PLACE_ORDER,
            body=body,
            query={"dryRun": dry_run},
        )

    async def list_orders(
        self,
        *,
        state: list[models.State] | None = None,
        since: datetime | None = None,
    ) -> list[models.Order]:
        """List the orders."""
        return await self._core.request(
            LIST_ORDERS,
            query={
                "state": state,
                "since": since,
            },
        )

    async def get_order(
        self,
        *,
        order_id: UUID,
    ) -> models.Order:
        """Get an order."""
        return await self._core.request(
            GET_ORDER,
            path={"orderId": order_id},
        )

    @deprecated("cancelOrder is deprecated")
    async def cancel_order(
        self,
        *,
        order_id: UUID,
    ) -> None:
        """Cancel an order."""
        return await self._core.request(
            CANCEL_ORDER,
            path={"orderId": order_id},
        )

    def orders(
        self,
        *,
        customer_id: str,
        states: list[models.State] | None = None,
    ) -> Subscription[models.Order]:
        """Orders of one customer."""
        return self._core.subscribe(
            ORDERS,
            {
                "customerId": customer_id,
                "states": states,
            },
        )

    def announcements(self) -> Subscription[str]:
        """What the shop has to say."""
        return self._core.subscribe(ANNOUNCEMENTS)
