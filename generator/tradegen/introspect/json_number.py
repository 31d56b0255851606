"""Which numbers JSON can carry: what no double holds is read by no parser."""

import math
from decimal import Decimal


def is_carried(number: int | float | Decimal) -> bool:
    """Whether a double holds ``number``, be it roundly."""
    try:
        return math.isfinite(number)
    except OverflowError:
        return False


def literal(number: object) -> str | None:
    """A number as JSON has it, whatever its class says of itself; ``None`` for what is none, or what none carries."""
    match number:
        case bool():
            return None
        case int() if is_carried(number):
            return int.__repr__(number)
        case float() if is_carried(number):
            return float.__repr__(number)
        case Decimal() if is_carried(number):
            return Decimal.__str__(number)
        case _:
            return None


def carried(digits: str) -> int:
    """Read an integer of a JSON text.

    Raises:
        ValueError: no double holds it.
    """
    number = int(digits)
    if not is_carried(number):
        raise ValueError("the number is too large for JSON")
    return number
