"""The books of one account: its orders, positions, executions and money, and the record of what has changed."""

from collections.abc import Iterator
from decimal import Decimal

from trading_services.broker.change import (
    Change,
    Equity,
    EquityChanged,
    ExecutionMade,
    OrderChanged,
    PositionChanged,
)
from trading_services.broker.execution import Execution
from trading_services.broker.figures import Figures, compute_figures
from trading_services.broker.ledger import Ledger, open_ledger
from trading_services.broker.leverage import Leverages
from trading_services.broker.margin import MarginRates, margin_rates, position_margin
from trading_services.broker.money import ZERO
from trading_services.broker.order import Order
from trading_services.broker.position import Position, mark_price
from trading_services.broker.prices import Quote
from trading_services.broker.profile import AccountKind, AccountProfile
from trading_services.broker.settlement import Fill, Settlement, settle
from trading_services.broker.side import Side
from trading_services.broker.tape import Tape


class AccountBook:
    """State of one account; it lives as long as the broker, and nobody else writes to it.

    It keeps what it is told: whether something may happen is decided before.
    """

    def __init__(self, profile: AccountProfile, tape: Tape) -> None:
        self.profile = profile
        self.tape = tape
        self.leverages = Leverages()
        self.orders: dict[str, Order] = {}
        self.positions: dict[str, Position] = {}
        self.executions: list[Execution] = []
        self._ledger = open_ledger(profile.deposit)
        self._working: dict[str, dict[str, Order]] = {}
        self._changes: list[Change] = []
        self.equity = Equity(account_id=profile.id, figures=self.figures(), time=tape.now_ms(), version=1)

    @property
    def ledger(self) -> Ledger:
        """Cash, deposits, results and commission."""
        return self._ledger

    def drain(self) -> tuple[Change, ...]:
        """Hand out what has changed since the last time, in order."""
        changes = tuple(self._changes)
        self._changes.clear()
        return changes

    def working(self, symbol: str | None = None) -> Iterator[Order]:
        """Go through the working orders, of one instrument or of all, each instrument's in the order placed."""
        books = self._working.values() if symbol is None else [self._working.get(symbol, {})]
        for book in books:
            yield from book.values()

    def position(self, symbol: str) -> Position | None:
        """Return the position of an instrument, open or closed; None when there never was one."""
        return self.positions.get(symbol)

    def held(self, symbol: str) -> Decimal:
        """Return the signed quantity held."""
        position = self.positions.get(symbol)
        return ZERO if position is None else position.qty

    def rates(self, symbol: str, leverages: Leverages | None = None) -> MarginRates:
        """Return the margin rates of an instrument."""
        return margin_rates(self.profile, self.tape.instrument(symbol), leverages or self.leverages)

    def margin_of(self, position: Position) -> Decimal:
        """Return the margin a position uses."""
        return position_margin(position, self.rates(position.symbol))

    def may_short(self, symbol: str) -> bool:
        """Whether the account may hold less than nothing of an instrument."""
        return self.profile.kind is AccountKind.MARGIN and self.tape.instrument(symbol).shortable

    def figures(
        self,
        *,
        order: Order | None = None,
        settlement: Settlement | None = None,
        leverages: Leverages | None = None,
    ) -> Figures:
        """Add the account up, as it is or as it would be with another order, fill or leverage."""
        positions = self.positions
        ledger = self._ledger
        if settlement is not None:
            order = settlement.order
            ledger = settlement.ledger
            positions = {**positions, settlement.position.symbol: settlement.position}
        working = {known.id: known for known in self.working()}
        if order is not None:
            working[order.id] = order
        return compute_figures(
            self.profile,
            ledger,
            positions=positions.values(),
            working=(each for each in working.values() if not each.is_final),
            rates_of=lambda symbol: self.rates(symbol, leverages),
        )

    def put_order(self, order: Order) -> None:
        """Keep a new state of an order."""
        self.orders[order.id] = order
        book = self._working.setdefault(order.terms.symbol, {})
        if order.is_final:
            book.pop(order.id, None)
        else:
            book[order.id] = order
        self._changes.append(OrderChanged(order))

    def put_position(self, position: Position) -> None:
        """Keep a new state of a position."""
        self.positions[position.symbol] = position
        self._changes.append(PositionChanged(position, self.margin_of(position)))

    def settle(self, order: Order, fill: Fill) -> Settlement:
        """Work out what a fill would do; nothing is booked."""
        return settle(
            self.profile,
            self._ledger,
            order=order,
            position=self.position(order.terms.symbol) or self._flat(order.terms.symbol, order.terms.side, fill.quote),
            fill=fill,
            seq=len(self.executions) + 1,
        )

    def book(self, settlement: Settlement) -> None:
        """Make a fill happen."""
        self.executions.append(settlement.execution)
        self._changes.append(ExecutionMade(settlement.execution))
        self._ledger = settlement.ledger
        self.put_order(settlement.order)
        self.put_position(settlement.position)
        self.put_equity(time=settlement.execution.time)

    def put_equity(self, *, time: int) -> None:
        """Add the account up and note it."""
        version = self.equity.version + 1
        self.equity = Equity(account_id=self.profile.id, figures=self.figures(), time=time, version=version)
        self._changes.append(EquityChanged(self.equity))

    def refresh_equity(self, *, time: int) -> None:
        """Note the figures when they are not as before."""
        if self.figures() != self.equity.figures:
            self.put_equity(time=time)

    def remark(self, quote: Quote) -> None:
        """Value an open position at new prices."""
        position = self.positions.get(quote.symbol)
        if position is None or not position.qty or position.mark == mark_price(quote, position.side):
            return
        self.put_position(position.remark(quote))
        self.refresh_equity(time=quote.time)

    def _flat(self, symbol: str, side: Side, quote: Quote) -> Position:
        return Position(
            id=f"{self.profile.id}-P{len(self.positions) + 1}",
            account_id=self.profile.id,
            symbol=symbol,
            side=side,
            mark=mark_price(quote, side),
            update_time=quote.time,
        )
