"""Exact decimal arithmetic: one context for all money, and the only place that rounds it."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, localcontext

ZERO = Decimal(0)
"""No money, no quantity."""

_WITHOUT_MINOR_UNIT = frozenset({"CLP", "ISK", "JPY", "KRW", "VND"})

_CONTEXT = Context(prec=40, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero])


@contextmanager
def exact() -> Iterator[None]:
    """Compute with 40 digits, half to even, whatever the surrounding code has set."""
    with localcontext(_CONTEXT):
        yield


def minor_unit(currency: str) -> Decimal:
    """Return the smallest amount of a currency: 1 for those without decimals, else 0.01."""
    return Decimal(1) if currency in _WITHOUT_MINOR_UNIT else Decimal("0.01")


def round_to(amount: Decimal, unit: Decimal) -> Decimal:
    """Round to a multiple of ``unit``, half to even."""
    return (amount / unit).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * unit


def floor_to(amount: Decimal, unit: Decimal) -> Decimal:
    """Round down to a multiple of ``unit``."""
    return (amount / unit).quantize(Decimal(1), rounding=ROUND_FLOOR) * unit


def is_multiple(amount: Decimal, unit: Decimal) -> bool:
    """Whether ``amount`` is a whole number of ``unit``."""
    return amount % unit == 0
