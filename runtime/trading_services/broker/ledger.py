"""The cash of one account."""

from dataclasses import dataclass, replace
from decimal import Decimal

from trading_services.broker.money import ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Deposits, what trading has realised and what it has cost.

    ``cash`` is kept by payments, ``balance`` by results: with the cost of the open positions they must meet
    exactly, which is what the tests prove.
    """

    start: Decimal
    cash: Decimal
    realized: Decimal = ZERO
    fees: Decimal = ZERO

    @property
    def balance(self) -> Decimal:
        """Deposits plus realised profit less commission."""
        return self.start + self.realized - self.fees

    def pay(self, signed_value: Decimal, *, realized: Decimal, fee: Decimal) -> "Ledger":
        """Book a fill: ``signed_value`` is what was paid (bought) or, negative, received (sold)."""
        return replace(
            self,
            cash=self.cash - signed_value - fee,
            realized=self.realized + realized,
            fees=self.fees + fee,
        )


def open_ledger(start: Decimal) -> Ledger:
    """Return the ledger of a new account with ``start`` deposited."""
    return Ledger(start=start, cash=start)
