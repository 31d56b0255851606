"""Client of module ``orders``."""

from typing import Final

from pydantic import TypeAdapter

from shared_models_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ORDER: Final = Operation[models.Order](
    method="POST",
    path="/api/v1/orders/orders",
    response=lambda: TypeAdapter(models.Order),
)

PRICE: Final = Operation[models.Money](
    method="GET",
    path="/api/v1/orders/price",
    response=lambda: TypeAdapter(models.Money),
)

BUYER: Final = Operation[models.Person](
    method="GET",
    path="/api/v1/orders/buyer",
    response=lambda: TypeAdapter(models.Person),
)

ORDERS: Final = Topic[models.Order](
    route="orders",
    ws_path="/api/v1/orders/ws",
    update=lambda: TypeAdapter(models.Order),
    delivery="every",
)


class OrdersClient:
    """Client of module ``orders``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def order(
        self,
        body: models.OrderInput,
        *,
        currency: models.Currency | None = None,
    ) -> models.Order:
        """Call ``POST /api/v1/orders/orders``."""
        return await self._core.request(
            ORDER,
            body=body,
            query={"currency": currency},
        )

    async def price(self) -> models.Money:
        """Call ``GET /api/v1/orders/price``."""
        return await self._core.request(PRICE)

    async def buyer(self) -> models.Person:
        """Call ``GET /api/v1/orders/buyer``."""
        return await self._core.request(BUYER)

    def orders(self) -> Subscription[models.Order]:
        """Subscribe to topic ``orders``."""
        return self._core.subscribe(ORDERS)
