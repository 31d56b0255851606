"""The hand-written services behind the emitted application: a principal may use its own account, nobody else's."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from access_contracts.ledger import ledger
from access_contracts.vault import vault

from tradegen_runtime.access.decision import ALLOW, Decision, Deny
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.publish import Publish
from tradegen_runtime.refusal import Refusal

NOT_YOURS = Deny("NOT_YOURS", "This account is not yours")


class Vault:
    """Orders by account; ``publishers`` and ``asked`` tell what became of topics."""

    def __init__(self) -> None:
        self.orders: list[vault.Order] = []
        self.publishers: dict[str, Publish[vault.Order]] = {}
        self.asked: list[str] = []
        self.denied: set[str] = set()
        self.may_decide = asyncio.Event()
        self.may_decide.set()
        self.opened = asyncio.Event()
        self.called_off = asyncio.Event()

    async def get_orders(self, *, account_id: str, limit: int) -> list[vault.Order]:
        return [order for order in self.orders if order.accountId == account_id][:limit]

    async def place_order(self, body: vault.Order) -> vault.Order:
        self.orders.append(body)
        if publish := self.publishers.get(body.accountId):
            publish(body)
        return body

    async def clear_orders(self) -> None:
        self.orders.clear()

    async def get_audit(self) -> list[vault.Entry]:
        return [vault.Entry(text="secret of the audit")]

    async def get_status(self) -> vault.Status:
        return vault.Status(open=True)

    @asynccontextmanager
    async def stream_orders(self, params: vault.OrderFilter, publish: Publish[vault.Order]) -> AsyncIterator[None]:
        self.publishers[params.accountId] = publish
        self.opened.set()
        yield
        del self.publishers[params.accountId]

    @asynccontextmanager
    async def stream_audit(self, publish: Publish[vault.Entry]) -> AsyncIterator[None]:
        publish(vault.Entry(text="secret of the audit"))
        yield

    @asynccontextmanager
    async def stream_status(self, publish: Publish[vault.Status]) -> AsyncIterator[None]:
        publish(vault.Status(open=True))
        yield

    async def authorize_get_orders(self, principal: Principal, *, account_id: str, limit: int) -> Decision:
        return own(principal, account_id)

    async def authorize_place_order(self, principal: Principal, body: vault.Order) -> Decision:
        return own(principal, body.accountId)

    async def authorize_clear_orders(self, principal: Principal) -> Decision:
        raise Refusal("NOT_NOW", "Not now", status=409)

    async def authorize_get_audit(self, principal: Principal) -> Decision:
        return ALLOW

    async def authorize_orders(self, principal: Principal, params: vault.OrderFilter) -> Decision:
        self.asked.append(params.accountId)
        try:
            await self.may_decide.wait()
        except asyncio.CancelledError:
            self.called_off.set()
            raise
        if params.accountId == "BROKEN":
            raise RuntimeError("secret of the hook")
        if params.accountId == "CANCELLED":
            raise asyncio.CancelledError("as where what it waits for was cancelled")
        return NOT_YOURS if principal.subject in self.denied else own(principal, params.accountId)

    async def authorize_audit(self, principal: Principal) -> Decision:
        return ALLOW


class Ledger:
    """Balances by account."""

    @asynccontextmanager
    async def stream_balances(self, params: ledger.Account, publish: Publish[ledger.Balance]) -> AsyncIterator[None]:
        publish(ledger.Balance(accountId=params.accountId, cents=12345))
        yield

    @asynccontextmanager
    async def stream_closings(self, publish: Publish[ledger.Balance]) -> AsyncIterator[None]:
        publish(ledger.Balance(accountId="alice", cents=12345))
        yield

    async def authorize_balances(self, principal: Principal, params: ledger.Account) -> Decision:
        return own(principal, params.accountId)

    async def authorize_closings(self, principal: Principal) -> Decision:
        return ALLOW


def own(principal: Principal, account_id: str) -> Decision:
    """Let everybody use the account that is named like them."""
    return ALLOW if principal.subject == account_id else NOT_YOURS
