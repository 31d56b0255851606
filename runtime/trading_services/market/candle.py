"""Candles: open, high, low, close and volume in whole units.

A unit is the smallest step in which an instrument's prices (or volumes) are recorded, so that sums and
comparisons are integer arithmetic: exact, and the same on every machine.
"""

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple


class Ohlc(NamedTuple):
    """Four prices, in units."""

    open: int
    high: int
    low: int
    close: int


class Candle(NamedTuple):
    """What was traded in the span that begins at ``time`` (UTC ms)."""

    time: int
    open: int
    high: int
    low: int
    close: int
    volume: int
    asks: Ohlc | None = None
    """Where ask prices were recorded beside bid prices: the ask's own four prices."""


def merge_candles(time: int, candles: Iterable[Candle]) -> Candle:
    """Put consecutive candles together into one that begins at ``time``; there must be one at least."""
    rest = iter(candles)
    return reduce(extend_candle, rest, next(rest)._replace(time=time, asks=None))


def extend_candle(earlier: Candle, later: Candle) -> Candle:
    """Carry ``earlier`` on by what ``later`` traded."""
    return Candle(
        earlier.time,
        earlier.open,
        max(earlier.high, later.high),
        min(earlier.low, later.low),
        later.close,
        earlier.volume + later.volume,
    )
