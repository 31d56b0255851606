"""What a user of the API does, through the generated Python client; ``journey.ts`` is the same in TypeScript."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeVar

import pytest

from tradegen_runtime.client import ApiError, Subscription, SubscriptionRefused
from trading_client import TradingClient, models

EXPECTED: Final[object] = json.loads(Path(__file__).with_name("journey.json").read_text("utf-8"))
"""What the journey is like, in every language, browser and server."""

SYMBOL: Final = "AAPL"

T = TypeVar("T")


async def journey(client: TradingClient, account_id: str) -> dict[str, object]:
    """Look around and trade on an account that nobody else uses; report what was seen."""
    return {**await look_around(client), **await trade(client, account_id)}


async def look_around(client: TradingClient) -> dict[str, object]:
    """Search, read past bars, follow live bars and quotes, and ask for what there is not."""
    found = await client.datafeed.search_symbols(user_input=SYMBOL)
    now = (await client.datafeed.get_time()).time
    past = await client.datafeed.get_bars(symbol=SYMBOL, resolution="D", from_time=0, to_time=now + 1, count_back=5)
    async with client.datafeed.bars(symbol=SYMBOL, resolution="1") as live_bars:
        bars = await take(live_bars, 3)
    async with client.datafeed.quotes(symbol=SYMBOL) as live_quotes:
        quotes = await take(live_quotes, 3)
    with pytest.raises(SubscriptionRefused) as refused_topic:
        await client.datafeed.quotes(symbol="NOPE").__aenter__()
    with pytest.raises(ApiError) as refused_call:
        await client.datafeed.resolve_symbol(symbol="NOPE")
    return {
        "found": [item.ticker for item in found],
        "history": {"bars": len(past.bars), "inOrder": rises([bar.time for bar in past.bars], strictly=True)},
        "bars": {"updates": len(bars), "inOrder": rises([bar.time for bar in bars])},
        "quotes": {
            "updates": len(quotes),
            "symbols": sorted({quote.n for quote in quotes}),
            "spreadsHold": all(isinstance(quote, models.QuoteOk) and quote.v.bid <= quote.v.ask for quote in quotes),
        },
        "refusedCall": [refused_call.value.status, refused_call.value.problem.code],
        "refusedTopic": refused_topic.value.code,
    }


async def trade(client: TradingClient, account_id: str) -> dict[str, object]:
    """Buy, cancel an order and close the position, watching every topic of the account."""
    broker = client.broker
    async with (
        broker.orders(account_id=account_id) as orders,
        broker.executions(account_id=account_id) as executions,
        broker.positions(account_id=account_id) as positions,
        broker.equity(account_id=account_id) as equity,
    ):
        await broker.place_order(
            models.PreOrder(accountId=account_id, symbol=SYMBOL, type="market", side="buy", qty=10)
        )
        changes = await take(orders, 2)
        fills = await take(executions, 1)
        position = await anext(positions)
        money = await take(equity, 3)
        resting = await broker.place_order(
            models.PreOrder(accountId=account_id, symbol=SYMBOL, type="limit", side="buy", qty=1, limitPrice=1)
        )
        await broker.cancel_order(order_id=resting.orderId)
        changes += await take(orders, 2)
        with pytest.raises(ApiError) as canceled_twice:
            await broker.cancel_order(order_id=resting.orderId)
        closing = await broker.close_position(models.ClosePosition(), position_id=position.id)
        closed = [change for change in await take(orders, 2) if change.id == closing.id][-1]
        at_end = position
        while at_end.qty:
            at_end = await anext(positions)
    return {
        "orders": [[change.status, change.version, change.filledQty] for change in changes],
        "executions": [[fill.seq, fill.qty] for fill in fills],
        "position": [position.side, position.qty],
        "equity": {"inOrder": rises([each.version for each in money], strictly=True)},
        "canceledTwice": [canceled_twice.value.status, canceled_twice.value.problem.code],
        "closed": [closed.status, closed.filledQty],
        "positionAtEnd": at_end.qty,
    }


async def take(updates: Subscription[T], count: int) -> list[T]:
    """Return the next ``count`` updates."""
    return [await anext(updates) for _ in range(count)]


def rises(values: Sequence[float], *, strictly: bool = False) -> bool:
    """Return whether no value is less than the one before it, or, strictly, each is greater."""
    return all(before < after or (before == after and not strictly) for before, after in pairwise(values))
