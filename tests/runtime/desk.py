"""The hand-written service of the specimen, with hooks that tests use to steer its sources."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from desk_api.desk.module import DeskModule
from desk_contracts.desk import orders
from fastapi import FastAPI

from tradegen_runtime.application import assemble
from tradegen_runtime.publish import Publish
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.sessions.settings import Settings


class Desk:
    """Accepts every order, and tells how its sources were used."""

    def __init__(self) -> None:
        self.orders: dict[str, orders.PlacedOrder] = {}
        self.opened: Counter[str] = Counter()
        self.closed: Counter[str] = Counter()
        self.publishers: dict[str, Publish[orders.PlacedOrder]] = {}
        self.publish_load: Publish[orders.Load] | None = None
        self.may_open = asyncio.Event()
        self.may_open.set()
        self.crash = asyncio.Event()
        self.entered = 0
        self.left = 0
        self.changed = asyncio.Condition()

    async def __aenter__(self) -> "Desk":
        self.entered += 1
        return self

    async def __aexit__(self, *exc: object) -> None:
        self.left += 1

    async def place_order(self, body: orders.PreOrder) -> orders.PlacedOrder:
        if body.symbol == "HALTED":
            raise Refusal("MARKET_CLOSED", "The market is closed", status=409, retryable=True)
        if body.symbol == "BOOM":
            raise RuntimeError("secret detail")
        placed = orders.PlacedOrder(id=f"o{len(self.orders) + 1}", **body.model_dump())
        self.orders[placed.id] = placed
        if publish := self.publishers.get(placed.account_id):
            publish(placed)
        if self.publish_load:
            self.publish_load(orders.Load(open_orders=len(self.orders)))
        return placed

    async def get_orders(self, *, account_id: str, limit: int) -> list[orders.PlacedOrder]:
        return [order for order in self.orders.values() if order.account_id == account_id][:limit]

    async def get_order(self, *, order_id: str) -> orders.PlacedOrder:
        if order_id not in self.orders:
            raise Refusal("ORDER_UNKNOWN", "No such order", status=404)
        return self.orders[order_id]

    async def cancel_order(self, *, order_id: str) -> None:
        await self.get_order(order_id=order_id)
        del self.orders[order_id]

    @asynccontextmanager
    async def stream_orders(
        self,
        params: orders.OrderSubscriptionRequest,
        publish: Publish[orders.PlacedOrder],
    ) -> AsyncIterator[None]:
        account = params.account_id
        if account == "UNKNOWN":
            raise Refusal("ACCOUNT_UNKNOWN", "No such account", status=404)
        if account == "BROKEN":
            raise RuntimeError("secret detail")
        await self._count(self.opened, account)
        await self.may_open.wait()
        self.publishers[account] = publish
        try:
            async with asyncio.TaskGroup() as tasks:
                crasher = tasks.create_task(self._crash(account))
                yield
                crasher.cancel()
        finally:
            del self.publishers[account]
            await self._count(self.closed, account)

    @asynccontextmanager
    async def stream_load(self, publish: Publish[orders.Load]) -> AsyncIterator[None]:
        await self._count(self.opened, "load")
        self.publish_load = publish
        publish(orders.Load(open_orders=len(self.orders)))
        try:
            yield
        finally:
            self.publish_load = None
            await self._count(self.closed, "load")

    async def until(self, counter: Counter[str], name: str, count: int) -> None:
        """Wait until a source was opened, or closed, so often."""
        async with self.changed:
            await self.changed.wait_for(lambda: counter[name] >= count)

    async def _count(self, counter: Counter[str], name: str) -> None:
        counter[name] += 1
        async with self.changed:
            self.changed.notify_all()

    async def _crash(self, account: str) -> None:
        await self.crash.wait()
        raise RuntimeError(f"source of {account} crashed")


def order(number: int, account: str = "A", symbol: str = "X") -> orders.PlacedOrder:
    """Return an order with a number for an id."""
    return orders.PlacedOrder(id=f"o{number}", account_id=account, symbol=symbol, side=orders.Side.BUY, qty=number)


def desk_app(desk: Desk, settings: Settings | None = None) -> FastAPI:
    """Return the application of the specimen with this service, and settings other than the usual ones."""
    return assemble(
        title="T",
        version="1",
        modules=(DeskModule(),),
        factories={},
        services={"desk": lambda _: desk},
        settings=settings,
    )
