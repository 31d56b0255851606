"""What module ``orders`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol, runtime_checkable
from uuid import UUID

from shop_contracts.orders import orders
from tradegen_runtime.publish import Publish


@runtime_checkable
class OrdersService(Protocol):
    """What module ``orders`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def place_order(
        self,
        body: orders.Basket,
        *,
        dry_run: bool,
    ) -> orders.Order:
        """Place an order."""
        ...

    async def list_orders(
        self,
        *,
        state: list[orders.State] | None,
        since: datetime | None,
    ) -> list[orders.Order]:
        """List the orders."""
        ...

    async def get_order(
        self,
        *,
        order_id: UUID,
    ) -> orders.Order:
        """Get an order."""
        ...

    async def cancel_order(
        self,
        *,
        order_id: UUID,
    ) -> None:
        """Cancel an order."""
        ...

    def stream_orders(
        self,
        params: orders.OrdersRequest,
        publish: Publish[orders.Order],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``orders``: Orders of one customer.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_announcements(
        self,
        publish: Publish[str],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``announcements``: What the shop has to say.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
