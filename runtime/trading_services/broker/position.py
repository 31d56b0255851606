"""A netted position with its exact cost basis."""

from dataclasses import dataclass, replace
from decimal import Decimal

from trading_services.broker.money import ZERO, round_to
from trading_services.broker.prices import Quote
from trading_services.broker.side import Side, side_of


def mark_price(quote: Quote, side: Side) -> Decimal:
    """Return the price a position could be left at: bid for a long one, ask for a short one."""
    return quote.bid if side is Side.BUY else quote.ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """The holding of one instrument on one account.

    ``qty`` and ``cost`` are signed: positive when long. ``side`` of a closed position is what it last was.
    """

    id: str
    account_id: str
    symbol: str
    side: Side
    mark: Decimal
    update_time: int
    qty: Decimal = ZERO
    cost: Decimal = ZERO
    realized: Decimal = ZERO
    version: int = 0

    @property
    def value(self) -> Decimal:
        """Signed quantity at the mark."""
        return self.qty * self.mark

    @property
    def unrealized(self) -> Decimal:
        """What leaving the position at the mark would earn."""
        return self.value - self.cost

    @property
    def avg_price(self) -> Decimal:
        """Average entry price, for display only; 0 when closed."""
        return self.cost / self.qty if self.qty else ZERO

    def closing_part(self, side: Side, qty: Decimal) -> Decimal:
        """Return how much of a fill would close; the rest would open."""
        return min(qty, abs(self.qty)) if self.qty * side.sign < 0 else ZERO

    def apply(self, side: Side, qty: Decimal, price: Decimal, *, quote: Quote, unit: Decimal) -> "Position":
        """Net a fill into the position and mark it.

        A reduction releases its share of the cost, rounded to ``unit`` (all of it when the position is closed), so
        that cash and cost stay equal to the last digit whatever is rounded. A flip closes, then opens.
        """
        closing = self.closing_part(side, qty)
        released = self._cost_of(closing, unit=unit)
        opening = side.sign * (qty - closing)
        signed = self.qty + side.sign * qty
        new_side = side_of(signed) if signed else self.side
        return replace(
            self,
            side=new_side,
            qty=signed,
            cost=self.cost - released + opening * price,
            realized=self.realized - side.sign * closing * price - released,
            mark=mark_price(quote, new_side),
            update_time=quote.time,
            version=self.version + 1,
        )

    def remark(self, quote: Quote) -> "Position":
        """Value the position at new prices."""
        return replace(self, mark=mark_price(quote, self.side), update_time=quote.time, version=self.version + 1)

    def touch(self, *, time: int) -> "Position":
        """Note that what depends on the position (its margin) has changed."""
        return replace(self, update_time=time, version=self.version + 1)

    def _cost_of(self, closing: Decimal, *, unit: Decimal) -> Decimal:
        if not closing:
            return ZERO
        if closing == abs(self.qty):
            return self.cost
        return round_to(self.cost * closing / abs(self.qty), unit)
