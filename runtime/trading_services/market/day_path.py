"""A day's minutes from its real open, high, low, close and volume.

Before: one real daily bar. After: one candle a minute, whose first open, highest high, lowest low, last close
and summed volume are the daily bar's, exactly.

The path starts at the open, passes the high and the low at two drawn minutes and ends at the close. Between
these knots it is a bridge: the straight line plus a random walk that is pulled back to zero at both ends,
reflected at the high and the low. Volume follows a U over the day. All noise comes from SHAKE-256 of the
symbol and the date, all arithmetic is on integers: the same path on every machine, whatever was asked before.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import shake_256
from itertools import accumulate, pairwise
from typing import NamedTuple

from trading_services.market.candle import Candle
from trading_services.market.session import MINUTE_MS, Session

_NOISE_PER_MINUTE = 5  # two bytes for the step, one for each wick, one for the volume
_KNOT_NOISE = 8
_STEP_MEAN = 8  # set bits of two random bytes
_STEP_SHARE = 100  # one unit of the walk is 1/100 of the day's range
_WICK_SHARE = 4096  # a wick is at most 255/4096 of the day's range


class _Knot(NamedTuple):
    """The path passes ``price`` at minute boundary ``at``."""

    at: int
    price: int


def model_minutes(symbol: str, session: Session, *, grid: int, minutes: int) -> tuple[Candle, ...]:
    """Model the minutes of one session, 3 at least.

    Prices between the day's four are multiples of ``grid`` units where that lies within the day's extremes.
    """
    noise = _noise(symbol, session.day, minutes)
    points = _points(session.candle, noise, grid, minutes)
    volumes = _volumes(session.candle.volume, noise[_KNOT_NOISE + 4 :: _NOISE_PER_MINUTE], minutes)
    return tuple(_candles(session, points, volumes, noise, grid))


def _noise(symbol: str, day: int, minutes: int) -> bytes:
    seed = f"tradegen market path 1|{symbol}|{day}".encode()
    return shake_256(seed).digest(_KNOT_NOISE + _NOISE_PER_MINUTE * minutes)


def _points(day: Candle, noise: bytes, grid: int, minutes: int) -> list[int]:
    """Prices at the minute boundaries: ``minutes + 1`` of them."""
    steps = _steps(noise)
    points = [day.open]
    for begin, end in pairwise(_knots(day, noise, minutes)):
        points += _bridge(begin, end, steps[begin.at : end.at], day, grid)
        points.append(end.price)
    return points


def _steps(noise: bytes) -> list[int]:
    """One centred step a minute: set bits of two bytes, less their mean."""
    firsts, seconds = noise[_KNOT_NOISE::_NOISE_PER_MINUTE], noise[_KNOT_NOISE + 1 :: _NOISE_PER_MINUTE]
    return [first.bit_count() + second.bit_count() - _STEP_MEAN for first, second in zip(firsts, seconds, strict=True)]


def _bridge(begin: _Knot, end: _Knot, steps: list[int], day: Candle, grid: int) -> Iterator[int]:
    """Prices between two knots: a line plus a walk that ends where it began, kept within the day's extremes."""
    low, high = day.low, day.high
    length, drift = end.at - begin.at, sum(steps)
    rise = (end.price - begin.price) * _STEP_SHARE - (high - low) * drift
    sway = (high - low) * length
    denominator = _STEP_SHARE * length
    for index, walked in enumerate(accumulate(steps[:-1]), start=1):
        price = begin.price + (rise * index + sway * walked) // denominator
        if price > high:
            price = 2 * high - price
        elif price < low:
            price = 2 * low - price
        price -= price % grid
        yield low if price < low else min(price, high)


def _knots(day: Candle, noise: bytes, minutes: int) -> list[_Knot]:
    """Where the path must pass: the open, the two extremes, the close."""
    high_at = _extreme_at(day.high, day, int.from_bytes(noise[0:4]), minutes)
    low_at = _extreme_at(day.low, day, int.from_bytes(noise[4:8]), minutes)
    if high_at == low_at and day.high != day.low:  # both were drawn between open and close
        low_at += 1 if low_at + 1 < minutes else -1
    prices = {high_at: day.high, low_at: day.low, 0: day.open, minutes: day.close}
    return [_Knot(at, price) for at, price in sorted(prices.items())]


def _extreme_at(price: int, day: Candle, draw: int, minutes: int) -> int:
    if price == day.open:
        return 0
    if price == day.close:
        return minutes
    return 1 + draw % (minutes - 1)


def _candles(session: Session, points: list[int], volumes: list[int], noise: bytes, grid: int) -> list[Candle]:
    day = session.candle
    spread = day.high - day.low
    candles = []
    for minute, volume in enumerate(volumes):
        first, last = points[minute], points[minute + 1]
        at = _KNOT_NOISE + minute * _NOISE_PER_MINUTE
        up = spread * noise[at + 2] // _WICK_SHARE
        down = spread * noise[at + 3] // _WICK_SHARE
        top, bottom = (first, last) if first > last else (last, first)
        high = min(day.high, top + up - up % grid)
        low = max(day.low, bottom - down + down % grid)
        candles.append(Candle(session.opens + minute * MINUTE_MS, first, high, low, last, volume))
    return candles


def _volumes(total: int, noise: Sequence[int], minutes: int) -> list[int]:
    """Parts of ``total``: the busiest at open and close, each drawn by noise, their sum exact."""
    weights = [busy * (64 + byte) for busy, byte in zip(_busyness(minutes), noise, strict=True)]
    whole = sum(weights)
    volumes, seen, given = [], 0, 0
    for weight in weights:
        seen += weight
        due = total * seen // whole
        volumes.append(due - given)
        given = due
    return volumes


@cache
def _busyness(minutes: int) -> tuple[int, ...]:
    """Share of volume a minute: 100 at noon, 250 at open and close."""
    last = minutes - 1
    return tuple(100 + 150 * (2 * minute - last) ** 2 // last**2 for minute in range(minutes))
