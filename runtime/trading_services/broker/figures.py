"""The figures of an account, computed from its ledger, positions and working orders."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from trading_services.broker.ledger import Ledger
from trading_services.broker.margin import MarginRates, opening_parts, order_margin, position_margin
from trading_services.broker.money import ZERO
from trading_services.broker.order import Order
from trading_services.broker.position import Position
from trading_services.broker.profile import AccountProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Money of one account at one moment."""

    balance: Decimal
    unrealized: Decimal
    realized: Decimal
    fees: Decimal
    margin_used: Decimal
    maintenance: Decimal

    @property
    def equity(self) -> Decimal:
        """Balance with the open positions at market."""
        return self.balance + self.unrealized

    @property
    def margin_available(self) -> Decimal:
        """What may still be locked; negative when the market took more than there is."""
        return self.equity - self.margin_used


def compute_figures(
    profile: AccountProfile,
    ledger: Ledger,
    *,
    positions: Iterable[Position],
    working: Iterable[Order],
    rates_of: Callable[[str], MarginRates],
) -> Figures:
    """Add up an account; ``working`` comes in the order the orders were placed."""
    unrealized = margin_used = maintenance = ZERO
    held: dict[str, Decimal] = {}
    for position in positions:
        rates = rates_of(position.symbol)
        held[position.symbol] = position.qty
        unrealized += position.unrealized
        margin_used += position_margin(position, rates)
        maintenance += abs(position.value) * rates.maintenance
    by_symbol: defaultdict[str, list[Order]] = defaultdict(list)
    for order in working:
        by_symbol[order.terms.symbol].append(order)
    for symbol, orders in by_symbol.items():
        rates = rates_of(symbol)
        for order, opening_qty in opening_parts(held.get(symbol, ZERO), orders):
            margin_used += order_margin(profile, opening_qty, order.reserve_price, rates=rates)
    return Figures(
        balance=ledger.balance,
        unrealized=unrealized,
        realized=ledger.realized,
        fees=ledger.fees,
        margin_used=margin_used,
        maintenance=maintenance,
    )
