"""What module ``ledger`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from access_contracts.ledger import ledger
from tradegen_runtime.access.decision import Decision
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.publish import Publish


@runtime_checkable
class LedgerService(Protocol):
    """What module ``ledger`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    def stream_balances(
        self,
        params: ledger.Account,
        publish: Publish[ledger.Balance],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``balances``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_closings(
        self,
        publish: Publish[ledger.Balance],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``closings``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    async def authorize_balances(
        self,
        principal: Principal,
        params: ledger.Account,
    ) -> Decision:
        """Decide about topic ``balances``; ``principal`` holds a valid token."""
        ...

    async def authorize_closings(
        self,
        principal: Principal,
    ) -> Decision:
        """Decide about topic ``closings``; ``principal`` holds the role ``auditor``."""
        ...
