"""Sessions: spans without a break in which one instrument trades."""

from datetime import UTC, date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from trading_services.market.candle import Candle

MINUTE_MS = 60_000
DAY_MS = 86_400_000

STOCK_TIMEZONE = "America/New_York"
STOCK_HOURS = "0930-1600"
STOCK_OPENS = time(9, 30, tzinfo=ZoneInfo(STOCK_TIMEZONE))
STOCK_MINUTES = 390


class Session(NamedTuple):
    """One session: it belongs to the trading day ``day`` and lasts from ``opens`` until before ``closes`` (UTC ms)."""

    day: int
    """00:00 UTC of the trading date."""
    opens: int
    closes: int
    candle: Candle
    """The session as one candle; its time is ``day``."""


def day_start(day: date) -> int:
    """00:00 UTC of a date, in ms."""
    return to_ms(datetime(day.year, day.month, day.day, tzinfo=UTC))


def stock_opens(day: date) -> int:
    """When US stocks open on a date, in UTC ms."""
    return to_ms(datetime.combine(day, STOCK_OPENS))


def to_ms(moment: datetime) -> int:
    """UTC ms of an aware datetime; microseconds below one ms are cut off."""
    return int(moment.replace(microsecond=0).timestamp()) * 1000 + moment.microsecond // 1000
