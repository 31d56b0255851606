"""Serves the adopted API and speaks to it as the clients of its first life do; prints what was answered.

Run in a process of its own: the adopted project is on its path.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.runtime.server import serve
from tests.runtime.talk import talk
from trading_app.models.broker.orders import OrderSubscriptionRequest, PlacedOrder
from trading_app.models.market.bars import Bar, BarsSubscriptionRequest

from tradegen_runtime.publish import Publish
from trading_api import create_app


class Broker:
    """One order at once, for whoever asks."""

    @asynccontextmanager
    async def stream_orders(
        self, params: OrderSubscriptionRequest, publish: Publish[PlacedOrder]
    ) -> AsyncIterator[None]:
        publish(PlacedOrder(id=params.accountId, qty=1.5))
        yield

    @asynccontextmanager
    async def stream_broker_connection(self, publish: Publish[str]) -> AsyncIterator[None]:
        yield


class Datafeed:
    """One bar at once."""

    @asynccontextmanager
    async def stream_bars(self, params: BarsSubscriptionRequest, publish: Publish[Bar]) -> AsyncIterator[None]:
        publish(Bar(time=1, close=2.5))
        yield


async def main() -> None:
    """Subscribe at the URL of one module and at the URL of all."""
    app = create_app(services={"broker": lambda _: Broker(), "datafeed": lambda _: Datafeed()})
    async with serve(app) as running:
        for path, frame, params in (
            ("/api/v1/broker/ws", "orders.subscribe", {"accountId": "A-1"}),
            ("/api/v1/ws", "bars.subscribe", {"symbol": "AAPL", "resolution": "1"}),
        ):
            async with talk(running.ws + path) as client:
                await client.send(frame, params)
                print(json.dumps([await client.receive(), await client.receive()]))


asyncio.run(main())
