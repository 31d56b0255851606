"""What module ``vault`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from access_contracts.vault import vault
from tradegen_runtime.access.decision import Decision
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.publish import Publish


@runtime_checkable
class VaultService(Protocol):
    """What module ``vault`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_orders(
        self,
        *,
        account_id: str,
        limit: int,
    ) -> list[vault.Order]:
        """Answer operation ``getOrders``."""
        ...

    async def place_order(
        self,
        body: vault.Order,
    ) -> vault.Order:
        """Answer operation ``placeOrder``."""
        ...

    async def clear_orders(self) -> None:
        """Answer operation ``clearOrders``."""
        ...

    async def get_audit(self) -> list[vault.Entry]:
        """Answer operation ``getAudit``."""
        ...

    async def get_status(self) -> vault.Status:
        """Answer operation ``getStatus``."""
        ...

    def stream_orders(
        self,
        params: vault.OrderFilter,
        publish: Publish[vault.Order],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``orders``: Orders of one account.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_audit(
        self,
        publish: Publish[vault.Entry],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``audit``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_status(
        self,
        publish: Publish[vault.Status],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``status``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    async def authorize_get_orders(
        self,
        principal: Principal,
        *,
        account_id: str,
        limit: int,
    ) -> Decision:
        """Decide about operation ``getOrders``; ``principal`` holds a valid token."""
        ...

    async def authorize_place_order(
        self,
        principal: Principal,
        body: vault.Order,
    ) -> Decision:
        """Decide about operation ``placeOrder``; ``principal`` holds a valid token."""
        ...

    async def authorize_clear_orders(
        self,
        principal: Principal,
    ) -> Decision:
        """Decide about operation ``clearOrders``; ``principal`` holds a valid token."""
        ...

    async def authorize_get_audit(
        self,
        principal: Principal,
    ) -> Decision:
        """Decide about operation ``getAudit``; ``principal`` holds the role ``auditor``."""
        ...

    async def authorize_orders(
        self,
        principal: Principal,
        params: vault.OrderFilter,
    ) -> Decision:
        """Decide about topic ``orders``; ``principal`` holds a valid token."""
        ...

    async def authorize_audit(
        self,
        principal: Principal,
    ) -> Decision:
        """Decide about topic ``audit``; ``principal`` holds the role ``auditor``."""
        ...
