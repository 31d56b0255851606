"""Client of module ``vault``: Vault."""

from typing import Final

from pydantic import TypeAdapter

from access_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

GET_ORDERS: Final = Operation[list[models.Order]](
    method="GET",
    path="/api/v1/vault/accounts/{accountId}/orders",
    response=lambda: TypeAdapter(list[models.Order]),
)

PLACE_ORDER: Final = Operation[models.Order](
    method="POST",
    path="/api/v1/vault/orders",
    response=lambda: TypeAdapter(models.Order),
)

CLEAR_ORDERS: Final = Operation[None](
    method="DELETE",
    path="/api/v1/vault/orders",
    response=lambda: TypeAdapter(None),
)

GET_AUDIT: Final = Operation[list[models.Entry]](
    method="GET",
    path="/api/v1/vault/audit",
    response=lambda: TypeAdapter(list[models.Entry]),
)

GET_STATUS: Final = Operation[models.Status](
    method="GET",
    path="/api/v1/vault/status",
    response=lambda: TypeAdapter(models.Status),
)

ORDERS: Final = Topic[models.Order](
    route="orders",
    ws_path="/api/v1/vault/ws",
    update=lambda: TypeAdapter(models.Order),
    delivery="every",
)

AUDIT: Final = Topic[models.Entry](
    route="audit",
    ws_path="/api/v1/vault/ws",
    update=lambda: TypeAdapter(models.Entry),
    delivery="every",
)

STATUS: Final = Topic[models.Status](
    route="status",
    ws_path="/api/v1/vault/ws",
    update=lambda: TypeAdapter(models.Status),
    delivery="latest",
)


class VaultClient:
    """Client of module ``vault``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_orders(
        self,
        *,
        account_id: str,
        limit: int = 100,
    ) -> list[models.Order]:
        """Call ``GET /api/v1/vault/accounts/{accountId}/orders``."""
        return await self._core.request(
            GET_ORDERS,
            path={"accountId": account_id},
            query={"limit": limit},
        )

    async def place_order(
        self,
        body: models.Order,
    ) -> models.Order:
        """Call ``POST /api/v1/vault/orders``."""
        return await self._core.request(
            PLACE_ORDER,
            body=body,
        )

    async def clear_orders(self) -> None:
        """Call ``DELETE /api/v1/vault/orders``."""
        return await self._core.request(CLEAR_ORDERS)

    async def get_audit(self) -> list[models.Entry]:
        """Call ``GET /api/v1/vault/audit``."""
        return await self._core.request(GET_AUDIT)

    async def get_status(self) -> models.Status:
        """Call ``GET /api/v1/vault/status``."""
        return await self._core.request(GET_STATUS)

    def orders(
        self,
        *,
        account_id: str,
    ) -> Subscription[models.Order]:
        """Orders of one account."""
        return self._core.subscribe(
            ORDERS,
            {"accountId": account_id},
        )

    def audit(self) -> Subscription[models.Entry]:
        """Subscribe to topic ``audit``."""
        return self._core.subscribe(AUDIT)

    def status(self) -> Subscription[models.Status]:
        """Subscribe to topic ``status``."""
        return self._core.subscribe(STATUS)
