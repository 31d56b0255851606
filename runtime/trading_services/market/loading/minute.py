"""One recorded minute, read from a row and checked."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import NamedTuple

from trading_services.market.session import MINUTE_MS, to_ms

TIME_COLUMNS = ("timestamp", "timestamp_utc", "time", "datetime", "date")
PRICE_COLUMNS = ("open", "high", "low", "close")
VOLUME_COLUMN = "volume"

MAX_DECIMALS = 10
VOLUME_STEP = Decimal("0.000001")
"""Volumes are often sums of doubles and end in noise (``218102.59507500002``): they are kept to this step."""

MAX_VALUE = 10**12


class Minute(NamedTuple):
    """One recorded minute; ``volume`` is 0 where none is recorded."""

    time: int
    open: Decimal
    high: Decimal
    low: Decimal
    close: Decimal
    volume: Decimal
    rounded: bool
    """The volume was written finer than :data:`VOLUME_STEP` and is rounded to it."""

    @property
    def prices(self) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        """The four prices."""
        return self.open, self.high, self.low, self.close


def time_column(columns: Mapping[str, str]) -> str:
    """The column that holds the time.

    Raises:
        ValueError: a column is missing; the message names it.
    """
    missing = [name for name in PRICE_COLUMNS if name not in columns]
    if missing:
        raise ValueError(f"column {missing[0]!r} is missing")
    for name in TIME_COLUMNS:
        if name in columns:
            return name
    raise ValueError(f"no column holds the time: call it {' or '.join(map(repr, TIME_COLUMNS))}")


def read_minute(values: Mapping[str, str]) -> Minute:
    """Read a row: time in ISO 8601 (UTC where no offset is given), four prices above zero, maybe a volume.

    Raises:
        ValueError: a value is missing or wrong; the message says which and why.
    """
    time = _time(values[time_column(values)])
    first, high, low, close = (_price(name, values[name]) for name in PRICE_COLUMNS)
    written = _number(VOLUME_COLUMN, values.get(VOLUME_COLUMN, "0"))
    volume = written if decimals(written) <= decimals(VOLUME_STEP) else written.quantize(VOLUME_STEP, ROUND_HALF_EVEN)
    minute = Minute(time, first, high, low, close, volume, rounded=volume != written)
    if not low <= min(first, close) <= max(first, close) <= high:
        raise ValueError(f"low {low} and high {high} do not enclose open {first} and close {close}")
    if volume < 0:
        raise ValueError(f"volume {volume} is below zero")
    return minute


def decimals(value: Decimal) -> int:
    """Digits after the point, without closing zeros."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "values are finite"
    return max(0, -exponent)


def _time(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is not an ISO 8601 time") from None
    time = to_ms(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    if time % MINUTE_MS or moment.microsecond:
        raise ValueError(f"{text!r} is not a whole minute")
    if time < MINUTE_MS:
        raise ValueError(f"{text!r} lies before 1970")
    return time


def _price(name: str, text: str) -> Decimal:
    price = _number(name, text)
    if price <= 0:
        raise ValueError(f"{name} {text!r} is not above zero")
    if decimals(price) > MAX_DECIMALS:
        raise ValueError(f"{name} {text!r} has more than {MAX_DECIMALS} decimals")
    return price


def _number(name: str, text: str) -> Decimal:
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        raise ValueError(f"{name} {text!r} is not a number") from None
    if not value.is_finite() or abs(value) > MAX_VALUE:
        raise ValueError(f"{name} {text!r} is not a number up to {MAX_VALUE}")
    return value
