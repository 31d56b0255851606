"""The generated Python client against the real server."""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tests.e2e.journey import EXPECTED, journey, take
from tests.e2e.live_server import PATIENCE_S, LiveServer
from tests.runtime.server import serve

from tradegen_runtime.client import ClientOptions, Gap, Subscription, SubscriptionState
from tradegen_runtime.publish import Publish
from trading_api.app import create_app
from trading_client import TradingClient, models
from trading_contracts.market import quotes
from trading_services.market.opening import open_datafeed

FOLLOWER = Path(__file__).with_name("follow-orders.mjs")
IMPATIENT = ClientOptions(backoff_first_s=0.05, backoff_limit_s=0.2)


def limit_order(account_id: str) -> models.PreOrder:
    """An order that waits at a price far below the market."""
    return models.PreOrder(accountId=account_id, symbol="AAPL", type="limit", side="buy", qty=1, limitPrice=1)


async def test_journey(server: LiveServer) -> None:
    """Searching, charting, following, trading and being refused are as in every other language."""
    async with asyncio.timeout(PATIENCE_S), TradingClient(server.http) as client:
        assert EXPECTED == await journey(client, "traveller")


async def test_two_clients_see_the_same(server: LiveServer) -> None:
    """Two clients that follow one topic have the same updates in the same order."""
    async with (
        asyncio.timeout(PATIENCE_S),
        TradingClient(server.http) as one,
        TradingClient(server.http) as other,
        one.broker.orders(account_id="shared") as seen_by_one,
        other.broker.orders(account_id="shared") as seen_by_other,
    ):
        placed = [await client.broker.place_order(limit_order("shared")) for client in (one, other, one)]
        for order in placed:
            await other.broker.cancel_order(order_id=order.orderId)
        changes = await take(seen_by_one, 6)
        assert changes == await take(seen_by_other, 6)
        ids = [order.orderId for order in placed]
        assert [(id_, status) for status in ("working", "canceled") for id_ in ids] == [
            (change.id, change.status) for change in changes
        ]


async def test_python_and_typescript_see_the_same(server: LiveServer) -> None:
    """What the Python client is told of an account, the compiled TypeScript client in Node is told alike."""
    follower = await asyncio.create_subprocess_exec(
        "node", FOLLOWER, server.http, "both", stdin=DEVNULL, stdout=PIPE, limit=2**20
    )
    assert follower.stdout is not None
    try:
        async with (
            asyncio.timeout(PATIENCE_S),
            TradingClient(server.http) as client,
            client.broker.orders(account_id="both") as updates,
        ):
            assert b"confirmed\n" == await follower.stdout.readline()
            placed = await client.broker.place_order(limit_order("both"))
            await client.broker.modify_order(models.OrderChange(qty=2), order_id=placed.orderId)
            await client.broker.cancel_order(order_id=placed.orderId)
            changes = await take(updates, 3)
            lines = [await follower.stdout.readline() for _ in changes]
        assert changes == [models.PlacedOrder.model_validate_json(line) for line in lines]
        assert [1, 2, 3] == [change.version for change in changes]
    finally:
        follower.terminate()
        await follower.wait()


class Watch:
    """What one subscription tells of its connection."""

    def __init__(self, updates: Subscription[models.PlacedOrder]) -> None:
        self.gaps: list[Gap] = []
        self.live_again = asyncio.Event()
        updates.on_gap(self.gaps.append)
        updates.on_state(self._moved)

    def _moved(self, state: SubscriptionState) -> None:
        if state == "live":
            self.live_again.set()


async def test_restart_is_followed(own_server: LiveServer) -> None:
    """After a restart both clients are live again by themselves, and each was told what it may have missed."""
    async with (
        asyncio.timeout(2 * PATIENCE_S),
        TradingClient(own_server.http, options=IMPATIENT) as one,
        TradingClient(own_server.http, options=IMPATIENT) as other,
        one.broker.orders(account_id="demo") as seen_by_one,
        other.broker.orders(account_id="demo") as seen_by_other,
    ):
        watches = [Watch(seen_by_one), Watch(seen_by_other)]
        await one.broker.place_order(limit_order("demo"))
        assert await take(seen_by_one, 1) == await take(seen_by_other, 1)
        await asyncio.to_thread(own_server.restart)
        await asyncio.gather(*(watch.live_again.wait() for watch in watches))
        await other.broker.place_order(limit_order("demo"))
        assert await take(seen_by_one, 1) == await take(seen_by_other, 1)
        assert [[Gap(2, None, "epoch")]] * 2 == [watch.gaps for watch in watches]


async def test_leaving_releases_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """The service's source of a topic runs while anybody follows it, once for all, and ends with the last one."""
    monkeypatch.setenv("TRADEGEN_MAX_LINGER_S", "0")
    changes: asyncio.Queue[str] = asyncio.Queue()
    service = open_datafeed(lambda name, default: default)
    stream = service.stream_quotes

    @asynccontextmanager
    async def watched(
        params: quotes.QuoteDataSubscriptionRequest, publish: Publish[quotes.QuoteData]
    ) -> AsyncIterator[None]:
        changes.put_nowait(f"opened {params.symbol}")
        async with stream(params, publish):
            yield
        changes.put_nowait(f"closed {params.symbol}")

    monkeypatch.setattr(service, "stream_quotes", watched)
    app = create_app(["datafeed"], services={"datafeed": lambda context: service})
    async with asyncio.timeout(PATIENCE_S), serve(app) as server:
        async with (
            TradingClient(server.http) as one,
            TradingClient(server.http) as other,
            one.datafeed.quotes(symbol="AAPL") as first,
        ):
            async with other.datafeed.quotes(symbol="AAPL") as second:
                await take(first, 1)
                await take(second, 1)
            assert ["opened AAPL"] == [changes.get_nowait() for _ in range(changes.qsize())]
        assert "closed AAPL" == await changes.get()
        async with TradingClient(server.http) as late, late.datafeed.quotes(symbol="AAPL") as third:
            await take(third, 1)
        assert ["opened AAPL", "closed AAPL"] == [await changes.get(), await changes.get()]
