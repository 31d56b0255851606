"""Leverage settings of one account: one default, and one per instrument where set."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.money import is_multiple
from trading_services.broker.profile import AccountKind, AccountProfile

MIN_LEVERAGE = Decimal(1)
"""Smallest leverage: the instrument's own margin in full."""

LEVERAGE_STEP = Decimal(1)
"""Distance of allowed leverages."""


@dataclass(frozen=True, slots=True)
class Leverages:
    """Leverage in force, by canonical symbol."""

    default: Decimal = MIN_LEVERAGE
    by_symbol: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, symbol: str) -> Decimal:
        """Return the leverage of an instrument."""
        return self.by_symbol.get(symbol, self.default)

    def with_symbol(self, symbol: str, leverage: Decimal) -> "Leverages":
        """Set the leverage of one instrument."""
        return replace(self, by_symbol=MappingProxyType({**self.by_symbol, symbol: leverage}))


def max_leverage(profile: AccountProfile) -> Decimal:
    """Return the largest leverage an account may have; a cash account has none."""
    return profile.max_leverage if profile.kind is AccountKind.MARGIN else MIN_LEVERAGE


def check_leverage(profile: AccountProfile, leverage: Decimal) -> None:
    """Refuse a leverage that is not allowed.

    Raises:
        Denied: ``OUT_OF_RANGE``.
    """
    largest = max_leverage(profile)
    if not MIN_LEVERAGE <= leverage <= largest or not is_multiple(leverage - MIN_LEVERAGE, LEVERAGE_STEP):
        raise Denied(
            DenialCode.OUT_OF_RANGE,
            f"Leverage {leverage} is not one of {MIN_LEVERAGE} to {largest} in steps of {LEVERAGE_STEP}.",
        )
