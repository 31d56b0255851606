"""What module ``desk`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from desk_contracts.desk import orders

from tradegen_runtime.publish import Publish


@runtime_checkable
class DeskService(Protocol):
    """What module ``desk`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def place_order(
        self,
        body: orders.PreOrder,
    ) -> orders.PlacedOrder:
        """Place an order.

        Raises:
            Refusal: With status 409.
        """
        ...

    async def get_orders(
        self,
        *,
        account_id: str,
        limit: int,
    ) -> list[orders.PlacedOrder]:
        """Orders of an account, oldest first."""
        ...

    async def get_order(
        self,
        *,
        order_id: str,
    ) -> orders.PlacedOrder:
        """One order.

        Raises:
            Refusal: With status 404.
        """
        ...

    async def cancel_order(
        self,
        *,
        order_id: str,
    ) -> None:
        """Cancel an order.

        Raises:
            Refusal: With status 404.
        """
        ...

    def stream_orders(
        self,
        params: orders.OrderSubscriptionRequest,
        publish: Publish[orders.PlacedOrder],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``orders``: Orders of one account as they are placed.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_load(
        self,
        publish: Publish[orders.Load],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``load``: How busy the desk is.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
