"""What is fixed about an account when it is opened."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trading_services.broker.money import minor_unit, round_to


class AccountKind(StrEnum):
    """Cash accounts pay in full and hold no shorts; margin accounts may do both."""

    CASH = "cash"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountProfile:
    """One account as it is opened.

    ``commission_rate`` is a fraction of the notional of each fill. ``participation`` is the fraction of an event's
    volume that the account may take.
    """

    id: str
    name: str
    currency: str = "USD"
    kind: AccountKind = AccountKind.MARGIN
    deposit: Decimal = Decimal(100_000)
    commission_rate: Decimal = Decimal("0.0005")
    participation: Decimal = Decimal("0.1")
    max_leverage: Decimal = Decimal(10)

    @property
    def unit(self) -> Decimal:
        """Smallest amount of the account's currency."""
        return minor_unit(self.currency)

    def commission(self, qty: Decimal, price: Decimal) -> Decimal:
        """Return what a fill costs, rounded to the currency."""
        return round_to(qty * price * self.commission_rate, self.unit)
