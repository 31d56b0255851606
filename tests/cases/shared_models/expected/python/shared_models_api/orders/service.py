"""What module ``orders`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from shared_models_contracts.common import common
from shared_models_contracts.orders import orders
from shared_models_contracts.people import people
from tradegen_runtime.publish import Publish


@runtime_checkable
class OrdersService(Protocol):
    """What module ``orders`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def order(
        self,
        body: orders.Order,
        *,
        currency: common.Currency,
    ) -> orders.Order:
        """Answer operation ``order``."""
        ...

    async def price(self) -> common.Money:
        """Answer operation ``price``."""
        ...

    async def buyer(self) -> people.Person:
        """Answer operation ``buyer``."""
        ...

    def stream_orders(
        self,
        publish: Publish[orders.Order],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``orders``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
