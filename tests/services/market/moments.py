"""Moments that tests speak of."""

from datetime import UTC, datetime

from trading_services.market.session import to_ms

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def utc(text: str) -> int:
    """UTC ms of ``2012-09-04T13:30``."""
    return to_ms(datetime.fromisoformat(text).replace(tzinfo=UTC))


TUESDAY_OPEN = utc("2012-09-04T13:30")
"""New York opens after Labor Day, 09:30 local."""
