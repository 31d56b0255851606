"""The broker through the models of its contracts."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from decimal import Decimal

import pytest
from pydantic import BaseModel, ValidationError
from tests.services.broker.scripted_market import ScriptedMarket

from tradegen_runtime.refusal import Refusal
from trading_contracts.broker import account, connection, executions, leverage, orders, positions
from trading_services.broker.denial import DenialCode
from trading_services.broker.refusals import STATUS
from trading_services.broker.service import BrokerService

SETTINGS = {
    "TRADING_BROKER_ACCOUNTS": "demo:margin:100000:USD, saver:cash:5000:USD",
    "TRADING_BROKER_COMMISSION_RATE": "0.001",
}


@pytest.fixture
def market() -> ScriptedMarket:
    """A market that a test moves."""
    return ScriptedMarket()


@pytest.fixture
async def service(market: ScriptedMarket) -> AsyncIterator[BrokerService]:
    """A broker of two accounts at a price of 100."""
    async with BrokerService(prices=market, setting=SETTINGS.get) as service:
        market.move("100")
        yield service


def buy(qty: int = 10, **others: object) -> orders.PreOrder:
    """Return a market order to buy AAPL, or what ``others`` make of it."""
    return orders.PreOrder.model_validate({"symbol": "AAPL", "type": "market", "side": "buy", "qty": qty} | others)


async def followed(stack: AsyncExitStack, service: BrokerService, account_id: str = "demo") -> list[BaseModel]:
    """Follow all topics of an account but the connection until the stack is left."""
    seen: list[BaseModel] = []
    await stack.enter_async_context(
        service.stream_orders(orders.OrderSubscriptionRequest(accountId=account_id), seen.append)
    )
    await stack.enter_async_context(
        service.stream_positions(positions.PositionSubscriptionRequest(accountId=account_id), seen.append)
    )
    await stack.enter_async_context(
        service.stream_executions(executions.ExecutionSubscriptionRequest(accountId=account_id), seen.append)
    )
    await stack.enter_async_context(
        service.stream_equity(account.EquitySubscriptionRequest(accountId=account_id), seen.append)
    )
    return seen


async def test_accounts(service: BrokerService) -> None:
    """All accounts are listed, each can be read alone."""
    assert ["demo", "saver"] == [each.id for each in await service.get_accounts()]
    saver = await service.get_account(account_id="saver")
    assert ("Saver", "cash", "USD", Decimal(1)) == (saver.name, saver.type.value, saver.currency, saver.leverage)


async def test_matching_runs_without_subscribers(service: BrokerService, market: ScriptedMarket) -> None:
    """Nobody listens, and still the order is filled and the equity is right."""
    placed = await service.place_order(buy())
    assert ("working", 1) == (placed.order.status.value, placed.order.version)
    market.move("101")
    order = await service.get_order(order_id=placed.orderId)
    equity = await service.get_equity(account_id="demo")
    assert ("filled", Decimal(101)) == (order.status.value, order.avgPrice)
    assert (Decimal("1.01"), Decimal("99998.99"), Decimal("99998.99")) == (equity.fees, equity.balance, equity.equity)


async def test_a_fill_is_published_in_order(service: BrokerService, market: ScriptedMarket) -> None:
    """Execution, order, position, equity reach a subscriber in this order, and equal what REST reads."""
    async with AsyncExitStack() as stack:
        seen = await followed(stack, service)
        assert [await service.get_equity(account_id="demo")] == seen
        placed = await service.place_order(buy())
        seen.clear()
        market.move("101")
        execution, order, position, equity = seen
    page = await service.get_executions(account_id=None, symbol=None, from_=None, to=None, limit=10, cursor=None)
    assert [execution] == page.items
    assert order == await service.get_order(order_id=placed.orderId)
    assert [position] == await service.get_positions(account_id=None)
    assert equity == await service.get_equity(account_id="demo")


async def test_publication_stops_with_the_subscription(service: BrokerService, market: ScriptedMarket) -> None:
    """What happens after a source was left is not published, and happens all the same."""
    async with AsyncExitStack() as stack:
        seen = await followed(stack, service)
        seen.clear()
    await service.place_order(buy())
    market.move("101")
    assert [] == seen
    assert 1 == len(await service.get_positions(account_id="demo"))


async def test_accounts_do_not_mix(service: BrokerService, market: ScriptedMarket) -> None:
    """Each subscriber sees its own account only, in topics and lists."""
    async with AsyncExitStack() as stack:
        demo, saver = await followed(stack, service, "demo"), await followed(stack, service, "saver")
        demo.clear()
        saver.clear()
        await service.place_order(buy())
        assert (True, []) == (bool(demo), saver)
        demo.clear()
        await service.place_order(buy(5, accountId="saver"))
        assert ([], True) == (demo, bool(saver))
        market.move("101")
        assert {"demo"} == {each.accountId for each in demo if isinstance(each, executions.Execution)}
        assert {"saver"} == {each.accountId for each in saver if isinstance(each, executions.Execution)}
    for account_id, qty in (("demo", 10), ("saver", 5)):
        held = await service.get_positions(account_id=account_id)
        assert [(account_id, Decimal(qty))] == [(each.accountId, each.qty) for each in held]


async def test_unknown_accounts_are_refused(service: BrokerService) -> None:
    """A topic and a list of an account that does not exist answer UNKNOWN_ACCOUNT."""
    with pytest.raises(Refusal) as refused:
        async with service.stream_orders(orders.OrderSubscriptionRequest(accountId="x"), lambda _update: None):
            pass
    assert ("UNKNOWN_ACCOUNT", 404, False) == (refused.value.code, refused.value.status, refused.value.retryable)
    with pytest.raises(Refusal, match="no account"):
        await service.get_orders(account_id="x", symbol=None)


async def test_connection_is_published(market: ScriptedMarket) -> None:
    """A subscriber learns at once that the broker is connected, and later that it no longer is."""
    seen: list[str] = []
    service = BrokerService(prices=market)
    request = connection.BrokerConnectionSubscriptionRequest(accountId="demo")
    async with service.stream_broker_connection(request, lambda update: seen.append(update.status.value)):
        async with service:
            assert ["disconnected", "connected"] == seen
        assert ["disconnected", "connected", "disconnected"] == seen
    assert [] == market.listeners


async def test_modify_and_cancel(service: BrokerService) -> None:
    """A working order changes, then is canceled, and then stays."""
    placed = await service.place_order(buy(type="limit", limitPrice=90))
    changed = await service.modify_order(orders.OrderChange(limitPrice=Decimal(91), version=1), order_id=placed.orderId)
    assert (Decimal(91), 2) == (changed.limitPrice, changed.version)
    assert [changed] == await service.get_orders(account_id="demo", symbol="NASDAQ:AAPL")
    canceled = await service.cancel_order(order_id=placed.orderId)
    assert ("canceled", 3) == (canceled.status.value, canceled.version)
    assert [] == await service.get_orders(account_id="demo", symbol=None)
    with pytest.raises(Refusal) as refused:
        await service.cancel_order(order_id=placed.orderId)
    assert ("ORDER_FINAL", 409) == (refused.value.code, refused.value.status)


async def test_close_a_part_then_the_rest(service: BrokerService, market: ScriptedMarket) -> None:
    """Closing places reduce-only orders; a closed position leaves the list."""
    await service.place_order(buy())
    market.move("100")
    (held,) = await service.get_positions(account_id=None)
    closing = await service.close_position(positions.ClosePosition(amount=Decimal(4)), position_id=held.id)
    assert ("sell", True, Decimal(4)) == (closing.side.value, closing.reduceOnly, closing.qty)
    market.move("110")
    assert [Decimal(6)] == [each.qty for each in await service.get_positions(account_id=None)]
    await service.close_position(positions.ClosePosition(), position_id=held.id)
    market.move("110")
    assert [] == await service.get_positions(account_id=None)


async def test_preview_and_confirm(service: BrokerService) -> None:
    """A preview reserves nothing; its id confirms that order once, and no other."""
    before = await service.get_equity(account_id="demo")
    preview = await service.preview_order(buy())
    assert ([], Decimal(100), Decimal(1000), Decimal(1)) == (
        preview.errors,
        preview.price,
        preview.notional,
        preview.commission,
    )
    assert (Decimal(501), Decimal(99_499)) == (preview.margin, preview.marginAfter)
    assert before == await service.get_equity(account_id="demo")
    with pytest.raises(Refusal, match="Another order"):
        await service.place_order(buy(20, confirmId=preview.confirmId))
    await service.place_order(buy(confirmId=preview.confirmId, clientOrderId="mine"))
    with pytest.raises(Refusal) as refused:
        await service.place_order(buy(confirmId=preview.confirmId))
    assert ("STALE_CONFIRM_ID", 412) == (refused.value.code, refused.value.status)
    with pytest.raises(Refusal) as refused:
        await service.place_order(buy(confirmId=preview.confirmId, clientOrderId="mine"))
    assert ("DUPLICATE_CLIENT_ORDER_ID", 409) == (refused.value.code, refused.value.status)


async def test_preview_of_an_order_that_would_be_refused(service: BrokerService) -> None:
    """All reasons come inside the preview, and there is nothing to confirm."""
    preview = await service.preview_order(buy(50_000, type="limit", limitPrice=100.001))
    assert ["INVALID_TICK", "INSUFFICIENT_MARGIN"] == [error.code for error in preview.errors]
    assert preview.confirmId is None


async def test_pages_of_orders(service: BrokerService) -> None:
    """History is newest first, page by page, each order once."""
    placed = [(await service.place_order(buy(1))).orderId for _ in range(5)]
    await service.cancel_order(order_id=placed[3])
    seen: list[str] = []
    cursor = None
    for size in (2, 2, 1):
        page = await service.get_order_history(account_id=None, status=None, symbol=None, limit=2, cursor=cursor)
        assert size == len(page.items)
        seen += [order.id for order in page.items]
        cursor = page.nextCursor
    assert (None, placed[::-1]) == (cursor, seen)
    canceled = await service.get_order_history(
        account_id=None, status=orders.OrderStatus.CANCELED, symbol="AAPL", limit=10, cursor=None
    )
    assert [placed[3]] == [order.id for order in canceled.items]


async def test_pages_of_executions(service: BrokerService, market: ScriptedMarket) -> None:
    """Fills are oldest first, page by page, and can be cut by time."""
    for price in ("100", "101", "102"):
        await service.place_order(buy(1))
        market.move(price)
    first = await service.get_executions(account_id=None, symbol=None, from_=None, to=None, limit=2, cursor=None)
    second = await service.get_executions(
        account_id=None, symbol=None, from_=None, to=None, limit=2, cursor=first.nextCursor
    )
    assert ([1, 2], [3], None) == ([x.seq for x in first.items], [x.seq for x in second.items], second.nextCursor)
    middle = first.items[1].time
    cut = await service.get_executions(
        account_id=None, symbol="AAPL", from_=middle, to=middle + 1, limit=9, cursor=None
    )
    assert [2] == [each.seq for each in cut.items]
    with pytest.raises(Refusal, match="cursor"):
        await service.get_executions(account_id=None, symbol=None, from_=None, to=None, limit=2, cursor="²")


async def test_leverage(service: BrokerService, market: ScriptedMarket) -> None:
    """Leverage of an instrument lowers its margin; it cannot be lowered below what is needed."""
    info = await service.get_leverage(account_id=None, symbol="NASDAQ:AAPL")
    assert (Decimal(1), Decimal(1), Decimal(10), Decimal(1)) == (info.leverage, info.min, info.max, info.step)
    five = leverage.LeverageSetting(symbol="AAPL", leverage=Decimal(5))
    assert [] == (await service.preview_leverage(five)).errors
    assert Decimal(5) == (await service.set_leverage(five)).leverage
    await service.place_order(buy(5_000))
    market.move("100")
    assert Decimal(50_000) == (await service.get_equity(account_id="demo")).marginUsed
    one = leverage.LeverageSetting(symbol="AAPL", leverage=Decimal(1))
    assert 1 == len((await service.preview_leverage(one)).errors)
    with pytest.raises(Refusal, match="more than is available"):
        await service.set_leverage(one)
    assert Decimal(5) == (await service.get_leverage(account_id=None, symbol="AAPL")).leverage


@pytest.mark.parametrize("value", ["0.5", "2.5", "11"])
async def test_leverages_that_do_not_exist(service: BrokerService, value: str) -> None:
    """Leverage goes from 1 to the largest in whole steps."""
    with pytest.raises(Refusal) as refused:
        await service.set_leverage(leverage.LeverageSetting(symbol="AAPL", leverage=Decimal(value)))
    assert ("OUT_OF_RANGE", 400) == (refused.value.code, refused.value.status)


async def test_cash_accounts_have_no_leverage(service: BrokerService) -> None:
    """The only leverage of a cash account is 1."""
    assert Decimal(1) == (await service.get_leverage(account_id="saver", symbol="AAPL")).max


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "market", "limitPrice": 100},
        {"type": "market", "stopPrice": 100},
        {"type": "limit"},
        {"type": "limit", "limitPrice": 100, "stopPrice": 99},
        {"type": "stop"},
        {"type": "stop", "limitPrice": 100, "stopPrice": 99},
        {"type": "stop_limit", "limitPrice": 100},
        {"type": "market", "takeProfit": 120},
        {"type": "market", "qty": 0},
        {"type": "market", "timeInForce": "gtd"},
    ],
)
def test_prices_must_fit_the_type(asked: dict[str, object]) -> None:
    """Missing and surplus prices, and members this broker does not know, are refused by the contract."""
    with pytest.raises(ValidationError):
        orders.PreOrder.model_validate({"symbol": "AAPL", "side": "buy", "qty": 10} | asked)


def test_every_denial_has_a_status() -> None:
    """No code is without its HTTP status."""
    assert set(DenialCode) == set(STATUS)
