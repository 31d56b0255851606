"""One account on a scripted market, with everything it announces."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from tests.services.broker.scripted_market import ScriptedMarket

from trading_services.broker.broker import Broker
from trading_services.broker.change import Change, EquityChanged, ExecutionMade, OrderChanged, PositionChanged
from trading_services.broker.desk import Desk
from trading_services.broker.execution import Execution
from trading_services.broker.figures import Figures
from trading_services.broker.money import exact
from trading_services.broker.order import Order, OrderTerms, OrderType, TimeInForce
from trading_services.broker.position import Position
from trading_services.broker.profile import AccountKind, AccountProfile
from trading_services.broker.side import Side

MARGIN = AccountProfile(id="A", name="A", commission_rate=Decimal(0))
CASH = replace(MARGIN, kind=AccountKind.CASH)


@dataclass
class Rig:
    """Short spellings for tests: sides and types by name, numbers as text."""

    profile: AccountProfile = MARGIN
    start: str | None = "100"
    market: ScriptedMarket = field(default_factory=ScriptedMarket)
    changes: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.broker = Broker(self.market, (self.profile,), lambda _account_id, change: self.changes.append(change))
        self.market.listen(self.broker.take_in)
        if self.start is not None:
            self.market.move(self.start)

    @property
    def desk(self) -> Desk:
        """The account's desk."""
        return self.broker.desk(self.profile.id)

    @property
    def figures(self) -> Figures:
        """The account's money as last announced."""
        return self.desk.book.equity.figures

    @property
    def executions(self) -> list[Execution]:
        """All fills."""
        return self.desk.book.executions

    def place(
        self,
        side: str,
        qty: str,
        type_: str = "market",
        *,
        limit: str | None = None,
        stop: str | None = None,
        tif: str = "gtc",
        symbol: str = "AAPL",
        reduce_only: bool = False,
        client_order_id: str | None = None,
    ) -> str:
        """Place an order and return its id."""
        terms = OrderTerms(
            symbol=symbol,
            type=OrderType(type_),
            side=Side(side),
            qty=Decimal(qty),
            limit_price=None if limit is None else Decimal(limit),
            stop_price=None if stop is None else Decimal(stop),
            time_in_force=TimeInForce(tif),
            reduce_only=reduce_only,
            client_order_id=client_order_id,
        )
        with exact():
            order = self.desk.place(terms)
            self.broker.publish(self.desk)
        return order.id

    def hold(self, side: str, qty: str) -> None:
        """Open a position at the present price."""
        price = self.market.quotes["AAPL"].last
        self.place(side, qty)
        self.market.move(price)

    def order(self, order_id: str) -> Order:
        """Return an order."""
        return self.broker.order(order_id)

    def position(self, symbol: str = "AAPL") -> Position:
        """Return a position that was opened once."""
        position = self.desk.book.position(symbol)
        assert position is not None
        return position

    def fills(self) -> list[tuple[str, str]]:
        """Return quantity and price of all fills."""
        return [(f"{each.qty:f}", f"{each.price:f}") for each in self.executions]

    def announced(self) -> list[str]:
        """Return the kinds of all changes since the last call, in order."""
        kinds = [_kind(change) for change in self.changes]
        self.changes.clear()
        return kinds


def _kind(change: Change) -> str:
    match change:
        case ExecutionMade():
            return "execution"
        case OrderChanged(order):
            return f"order {order.status.value}"
        case PositionChanged():
            return "position"
        case EquityChanged():
            return "equity"
