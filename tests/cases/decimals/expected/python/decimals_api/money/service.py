"""What module ``money`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from decimal import Decimal
from typing import Protocol, runtime_checkable

from decimals_contracts.money import money
from tradegen_runtime.publish import Publish


@runtime_checkable
class MoneyService(Protocol):
    """What module ``money`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: money.Money,
        *,
        amount: Decimal,
        scale: Decimal,
    ) -> money.Money:
        """Answer operation ``echo``."""
        ...

    async def total(self) -> Decimal:
        """Answer operation ``total``."""
        ...

    def stream_rates(
        self,
        publish: Publish[money.Money],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``rates``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
