"""What holds after every step of any day of trading."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from hypothesis import given, settings
from tests.services.broker.rig import CASH, MARGIN
from tests.services.broker.scripted_market import ScriptedInstrument, ScriptedMarket
from tests.services.broker.steps import START, Place, Price, Step, carry_out, days, mirrored

from trading_services.broker.broker import Broker
from trading_services.broker.change import Change, EquityChanged, ExecutionMade, OrderChanged, PositionChanged
from trading_services.broker.desk import Desk
from trading_services.broker.execution import Execution
from trading_services.broker.money import ZERO, exact, floor_to
from trading_services.broker.order import OrderStatus, OrderType
from trading_services.broker.position import mark_price
from trading_services.broker.prices import PriceEvent, Quote
from trading_services.broker.profile import AccountProfile
from trading_services.broker.side import Side

PROFILES = (
    replace(MARGIN, id="M", deposit=Decimal(20_000), commission_rate=Decimal("0.0007")),
    replace(CASH, id="C", deposit=Decimal(30_000), commission_rate=Decimal("0.0007")),
)
RICH = replace(MARGIN, id="M", deposit=Decimal(10_000_000))


@dataclass
class Day:
    """A broker, its market, and what it has announced, by account."""

    profiles: tuple[AccountProfile, ...] = PROFILES
    market: ScriptedMarket = field(default_factory=ScriptedMarket)
    log: list[tuple[str, Change]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.broker = Broker(
            self.market, self.profiles, lambda account_id, change: self.log.append((account_id, change))
        )
        self.market.listen(self.broker.take_in)
        for symbol in ("AAPL", "MSFT", "COIN"):
            self.market.move(START, symbol=symbol)

    def of(self, desk: Desk) -> list[Change]:
        """Return what was announced of an account."""
        return [change for account_id, change in self.log if account_id == desk.profile.id]

    def run(self, day: list[Step]) -> None:
        """Carry all steps out."""
        for step in day:
            carry_out(step, self.broker, self.market)


@settings(max_examples=100)
@given(days(("M", "C")))
def test_books_agree_after_every_step(day: list[Step]) -> None:
    """Cash and positions, balance and profit, orders and executions say the same, exactly."""
    trading = Day()
    for step in day:
        carry_out(step, trading.broker, trading.market)
        with exact():
            for desk in trading.broker.desks():
                assert_money_agrees(desk)
                assert_orders_agree_with_executions(desk)
                assert_positions_agree_with_executions(desk)
                assert_announced_is_current(desk, trading.of(desk))


def assert_money_agrees(desk: Desk) -> None:
    """Invariants 1 and 4: cash + Σq·mark = balance + unrealised = equity; Σrealised - Σcommission = the gain."""
    book, figures = desk.book, desk.book.figures()
    held = sum((position.value for position in book.positions.values()), ZERO)
    assert figures.equity == book.ledger.cash + held
    assert figures.equity == figures.balance + figures.unrealized
    gain = sum((each.realized - each.commission for each in book.executions), ZERO)
    assert gain == figures.balance - desk.profile.deposit


def assert_orders_agree_with_executions(desk: Desk) -> None:
    """Invariant 2: what an order has filled is what its executions say, and never too much."""
    for order in desk.book.orders.values():
        fills = [each for each in desk.book.executions if each.order_id == order.id]
        assert order.filled_qty == sum((each.qty for each in fills), ZERO) <= order.terms.qty
        assert order.filled_value == sum((each.qty * each.price for each in fills), ZERO)
        assert (order.status is OrderStatus.FILLED) == (order.remaining_qty == 0)
        assert len({each.id for each in fills}) == len(fills) == order.fills


def assert_positions_agree_with_executions(desk: Desk) -> None:
    """Invariant 3: quantity is the sum of the executions; nothing held costs nothing."""
    for symbol, position in desk.book.positions.items():
        fills = [each for each in desk.book.executions if each.symbol == symbol]
        assert position.qty == sum((each.side.sign * each.qty for each in fills), ZERO)
        assert position.realized == sum((each.realized for each in fills), ZERO)
        if not position.qty:
            assert (ZERO, ZERO) == (position.cost, position.unrealized)
        if desk.profile.id == "C":
            assert position.qty >= 0
        quote = desk.book.tape.quote(symbol)
        assert quote is not None and (not position.qty or position.mark == mark_price(quote, position.side))


def assert_announced_is_current(desk: Desk, changes: list[Change]) -> None:
    """The last announcement of everything is its state: nobody who follows is behind."""
    book = desk.book
    orders = {change.order.id: change.order for change in changes if isinstance(change, OrderChanged)}
    positions = {change.position.symbol: change.position for change in changes if isinstance(change, PositionChanged)}
    equities = [change.equity for change in changes if isinstance(change, EquityChanged)]
    assert (book.orders, book.positions) == (orders, positions)
    assert book.figures() == book.equity.figures
    assert not equities or equities[-1] == book.equity
    assert book.executions == [change.execution for change in changes if isinstance(change, ExecutionMade)]


@settings(max_examples=100)
@given(days(("M", "C")))
def test_numbers_have_no_holes_and_final_is_final(day: list[Step]) -> None:
    """Invariant 6: versions and execution numbers go one by one; nothing follows a final status."""
    trading = Day()
    trading.run(day)
    for desk in trading.broker.desks():
        versions: dict[str, int] = {f"equity {desk.profile.id}": 1}
        final: set[str] = set()
        seq = 0
        for change in trading.of(desk):
            match change:
                case OrderChanged(order):
                    assert order.id not in final
                    if order.is_final:
                        final.add(order.id)
                    name, version = order.id, order.version
                case PositionChanged(position, _):
                    name, version = position.id, position.version
                case EquityChanged(equity):
                    name, version = f"equity {equity.account_id}", equity.version
                case ExecutionMade(execution):
                    seq += 1
                    name, version = "", 0
                    assert seq == execution.seq
            if name:
                assert version == versions.get(name, 0) + 1
                versions[name] = version


@settings(max_examples=100)
@given(days(("M", "C")))
def test_fill_prices_are_fair(day: list[Step]) -> None:
    """Invariants 5 and 13: limits hold, stops wait, prices lie on the path, volume is shared fairly."""
    trading = Day()
    for step in day:
        known = len(trading.log)
        if not isinstance(step, Price):
            carry_out(step, trading.broker, trading.market)
            assert not any(isinstance(change, ExecutionMade) for _, change in trading.log[known:])
            continue
        before = trading.market.quotes[step.symbol]
        carry_out(step, trading.broker, trading.market)
        after = trading.market.quotes[step.symbol]
        made = [change.execution for _, change in trading.log[known:] if isinstance(change, ExecutionMade)]
        for execution in made:
            assert_fair(execution, trading.broker, before, after)
        for desk in trading.broker.desks():
            taken = sum((each.qty for each in made if each.account_id == desk.profile.id), ZERO)
            with exact():
                assert taken <= floor_to(after.volume * desk.profile.participation, Decimal("0.001"))


def assert_fair(execution: Execution, broker: Broker, before: Quote, event: PriceEvent) -> None:
    """A fill keeps to its order's prices and to the way of the market."""
    order = broker.order(execution.order_id)
    sign, terms = execution.side.sign, order.terms
    way = [before.ask, event.ask] if execution.side is Side.BUY else [before.bid, event.bid]
    if event.gap:
        way = way[1:]
    assert min(way) <= execution.price <= max(way)
    if terms.limit_price is not None:
        assert (terms.limit_price - execution.price) * sign >= 0
    if terms.type is OrderType.STOP and execution.id.endswith("-F1") and order.version == 2 and terms.stop_price:
        assert (execution.price - terms.stop_price) * sign >= 0


@settings(max_examples=100)
@given(days(("M", "C")))
def test_accepting_never_overdraws(day: list[Step]) -> None:
    """Invariant 8: after an acceptance margin is left, unless the order locks nothing; a refusal changes nothing."""
    trading = Day()
    for step in day:
        if not isinstance(step, Place):
            carry_out(step, trading.broker, trading.market)
            continue
        desk = trading.broker.desk(step.account)
        with exact():
            before, orders = desk.book.figures(), len(desk.book.orders)
            desk.preview(step.terms)
            assert before == desk.book.figures()
            carry_out(step, trading.broker, trading.market)
            after = desk.book.figures()
        if len(desk.book.orders) == orders:
            assert before == after
        else:
            assert before.equity == after.equity
            assert after.margin_available >= 0 or after.margin_used == before.margin_used


@settings(max_examples=100)
@given(days(("M", "C")))
def test_reduce_only_reduces(day: list[Step]) -> None:
    """Invariant 7: a reduce-only order never makes a position larger or turns it round."""
    trading = Day()
    trading.run(day)
    for desk in trading.broker.desks():
        held: dict[str, Decimal] = {}
        for execution in desk.book.executions:
            was = held.get(execution.symbol, ZERO)
            now = held[execution.symbol] = was + execution.side.sign * execution.qty
            if trading.broker.order(execution.order_id).terms.reduce_only:
                assert abs(now) < abs(was) and now * was >= 0


@settings(max_examples=75)
@given(days(("M", "C")))
def test_accounts_do_not_touch_each_other(day: list[Step]) -> None:
    """Invariant 12: an account's changes are the same whatever other accounts do."""
    together = Day()
    together.run(day)
    for account_id in ("M", "C"):
        alone = Day()
        alone.run([step for step in day if isinstance(step, Price) or step.account == account_id])
        assert together.of(together.broker.desk(account_id)) == alone.of(alone.broker.desk(account_id))
    assert all(_account_of(change) == account_id for account_id, change in together.log)


@settings(max_examples=75)
@given(days(("M",), spread=False))
def test_buying_and_selling_are_symmetrical(day: list[Step]) -> None:
    """Invariant 9: with both sides swapped and prices reflected, the profit is the same at zero spread."""
    plain, mirror = (Day(profiles=(RICH,), market=everything_shortable()) for _ in range(2))
    plain.run(day)
    mirror.run([mirrored(step) for step in day])
    here, there = plain.broker.desk("M").book, mirror.broker.desk("M").book
    assert [(each.qty, each.side.opposite) for each in here.executions] == [
        (each.qty, each.side) for each in there.executions
    ]
    assert here.equity.figures.equity == there.equity.figures.equity


def everything_shortable() -> ScriptedMarket:
    """Return a market where both sides are allowed the same."""
    market = ScriptedMarket()
    instruments: dict[str, ScriptedInstrument] = market.instruments
    market.instruments = {symbol: replace(each, shortable=True) for symbol, each in instruments.items()}
    return market


def _account_of(change: Change) -> str:
    match change:
        case ExecutionMade(execution):
            return execution.account_id
        case OrderChanged(order):
            return order.account_id
        case PositionChanged(position, _):
            return position.account_id
        case EquityChanged(equity):
            return equity.account_id
