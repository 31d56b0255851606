"""Live lists of the generated clients over real sockets, against the real broker, through breaks and restarts."""

import asyncio
import json
import random
import shutil
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from pydantic import JsonValue
from tests.clients.relay import Relay, relay
from tests.e2e.live_server import PATIENCE_S
from tests.runtime.server import serve
from tests.services.broker.scripted_market import ScriptedMarket

from tradegen_runtime.client import ClientOptions, LiveList
from trading_api.app import create_app
from trading_client import TradingClient, models
from trading_contracts.broker import orders
from trading_services.broker.service import BrokerService

ROOT = Path(__file__).parents[2]
IMPATIENT = ClientOptions(backoff_first_s=0.05, backoff_limit_s=0.2)
ACCOUNT = "demo"

Items = dict[str, JsonValue]
OpenClient = Callable[[str], AbstractAsyncContextManager["Shown"]]


class TornBroker(BrokerService):
    """A broker that lets anything happen between reading one working order and the next."""

    async def get_orders(self, *, account_id: str | None, symbol: str | None) -> list[orders.PlacedOrder]:
        """Read the orders one after the other."""
        found: list[orders.PlacedOrder] = []
        for order in await super().get_orders(account_id=account_id, symbol=symbol):
            await asyncio.sleep(0)
            now = await self.get_order(order_id=order.id)
            if now.status is orders.OrderStatus.WORKING:
                found.append(now)
        return found


class Trader:
    """Places, cancels and fills at random, by one seed."""

    def __init__(self, seed: int) -> None:
        self.market = ScriptedMarket()
        self.broker = TornBroker(prices=self.market)
        self.random = random.Random(seed)

    async def act(self) -> None:
        """Do something that changes orders or positions."""
        working = await self.broker.get_orders(account_id=ACCOUNT, symbol=None)
        match self.random.randrange(4):
            case 0 if working:
                await self.broker.cancel_order(order_id=self.random.choice(working).id)
            case 1:
                self.market.move(str(self.random.randint(95, 105)))
            case _:
                side = self.random.choice(list(orders.Side))
                price = self.random.randint(95, 105)
                terms = {"symbol": "AAPL", "type": "limit", "side": side, "qty": 1, "limitPrice": price}
                await self.broker.place_order(orders.PreOrder.model_validate({**terms, "accountId": ACCOUNT}))

    async def orders(self) -> Items:
        """The working orders now, by id."""
        found = await self.broker.get_orders(account_id=ACCOUNT, symbol=None)
        return {order.id: order.model_dump(mode="json") for order in found}

    async def positions(self) -> Items:
        """The open positions now, by id."""
        found = await self.broker.get_positions(account_id=ACCOUNT)
        return {position.id: position.model_dump(mode="json") for position in found}


class Shown:
    """What a client shows of each list, and a way to wait for what it should show."""

    def __init__(self) -> None:
        self.lists: dict[str, Items] = {}
        self._changed = asyncio.Event()

    def show(self, name: str, items: Items) -> None:
        """Take a new list."""
        self.lists[name] = items
        self._changed.set()

    async def until(self, name: str, expected: Items) -> None:
        """Wait until a list is what it should be; the assertion says what it is otherwise."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while self.lists.get(name) != expected:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            assert expected == self.lists.get(name)


@asynccontextmanager
async def python_client(base_url: str) -> AsyncIterator[Shown]:
    """The Python client's lists."""
    shown = Shown()

    async def keep_orders(live: LiveList[models.PlacedOrder]) -> None:
        async for items in live:
            shown.show("orders", {item.id: item.model_dump(mode="json") for item in items})

    async def keep_positions(live: LiveList[models.Position]) -> None:
        async for items in live:
            shown.show("positions", {item.id: item.model_dump(mode="json") for item in items})

    async with TradingClient(base_url, options=IMPATIENT) as client, asyncio.TaskGroup() as tasks:
        kept = [
            tasks.create_task(keep_orders(client.broker.live_orders(account_id=ACCOUNT))),
            tasks.create_task(keep_positions(client.broker.live_positions(account_id=ACCOUNT))),
        ]
        yield shown
        for task in kept:
            task.cancel()


@asynccontextmanager
async def typescript_client(base_url: str) -> AsyncIterator[Shown]:
    """The compiled TypeScript client's lists."""
    shown = Shown()
    script = str(Path(__file__).with_name("follow-lists.mjs"))
    process = await asyncio.create_subprocess_exec("node", script, base_url, ACCOUNT, stdin=PIPE, stdout=PIPE)
    assert process.stdin is not None
    assert process.stdout is not None

    async def keep(lines: asyncio.StreamReader) -> None:
        async for line in lines:
            name, items = json.loads(line)
            shown.show(name, {item["id"]: item for item in items})

    keeping = asyncio.create_task(keep(process.stdout))
    try:
        yield shown
        process.stdin.close()
        async with asyncio.timeout(PATIENCE_S):
            assert 0 == await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
        await keeping


CLIENTS = {
    "python": python_client,
    "typescript": pytest.param(
        typescript_client,
        marks=pytest.mark.skipif(
            shutil.which("node") is None or not (ROOT / "generated/typescript/dist/index.js").is_file(),
            reason="needs Node and the compiled client: npx tsc -p generated/typescript",
        ),
    ),
}


@asynccontextmanager
async def serving(trader: Trader, path: Relay | None = None) -> AsyncIterator[int]:
    """Serve the trader's broker, whose state outlives the server; ``path`` then leads there."""
    app = create_app(["broker"], services={"broker": lambda _: trader.broker})
    async with serve(app) as server:
        if path is not None:
            path.target_port = server.port
        yield server.port


@pytest.mark.parametrize("client", CLIENTS.values(), ids=CLIENTS.keys())
@pytest.mark.parametrize("seed", range(3))
async def test_lists_are_the_brokers_through_everything(seed: int, client: OpenClient) -> None:
    """After trades, breaks and restarts, the lists a client keeps are what the broker has."""
    trader = Trader(seed)
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(AsyncExitStack())
        path = await stack.enter_async_context(relay(await server.enter_async_context(serving(trader))))
        trader.market.move("100")
        shown = await stack.enter_async_context(client(path.url))
        for turn in range(12):
            for _ in range(trader.random.randint(0, 15)):
                await trader.act()
                await asyncio.sleep(0)
            match trader.random.randrange(4):
                case 0:
                    path.cut()
                case 1 if turn % 4 == 3:
                    await server.aclose()
                    await trader.act()
                    await server.enter_async_context(serving(trader, path))
                case 2:
                    await shown.until("orders", await trader.orders())
                case _:
                    pass
        await shown.until("orders", await trader.orders())
        await shown.until("positions", await trader.positions())
