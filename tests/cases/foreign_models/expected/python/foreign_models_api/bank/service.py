"""What module ``bank`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

import foreign_money
from foreign_money import money

from foreign_models_contracts.bank import bank
from tradegen_runtime.publish import Publish


@runtime_checkable
class BankService(Protocol):
    """What module ``bank`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def exchange(
        self,
        body: money.Cash,
        *,
        coin: money.Coin,
    ) -> money.Cash:
        """Answer operation ``exchange``."""
        ...

    async def purse(
        self,
        body: bank.Purse,
    ) -> bank.Purse:
        """Answer operation ``purse``."""
        ...

    async def ledger(
        self,
        body: foreign_money.Ledger,
    ) -> foreign_money.Cash:
        """Answer operation ``ledger``."""
        ...

    def stream_cash(
        self,
        publish: Publish[money.Cash],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``cash``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
