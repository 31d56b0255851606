"""Which numbers JSON can carry: what no double holds is read by no parser."""

import math
from decimal import Decimal


def is_carried(number: int | float | Decimal) -> bool:
    """Whether a double holds ``number``, be it roundly."""
    try:
        return math.isfinite(number)
    except OverflowError:
        return False


def carried(digits: str) -> int:
    """Read an integer of a JSON text.

    Raises:
        ValueError: no double holds it.
    """
    number = int(digits)
    if not is_carried(number):
        raise ValueError("the number is too large for JSON")
    return number
