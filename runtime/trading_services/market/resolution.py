"""Resolutions: how long a bar lasts, and where it begins."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from tradegen_runtime.refusal import Refusal
from trading_contracts.market.instruments import Intraday
from trading_services.market.instrument import Instrument
from trading_services.market.session import DAY_MS, MINUTE_MS, Session, to_ms


class Resolution(StrEnum):
    """The spans in which bars are offered."""

    MINUTE = "1"
    MINUTES_5 = "5"
    MINUTES_15 = "15"
    MINUTES_30 = "30"
    HOUR = "60"
    DAY = "D"
    WEEK = "W"
    MONTH = "M"

    @property
    def minutes(self) -> int | None:
        """Length in minutes; ``None`` for days and longer."""
        return int(self.value) if self.value.isdecimal() else None


def parse_resolution(text: str) -> Resolution:
    """Read a resolution as clients write it.

    Raises:
        Refusal: ``UNSUPPORTED_RESOLUTION``.
    """
    try:
        return Resolution(text)
    except ValueError:
        offered = ", ".join(Resolution)
        raise Refusal("UNSUPPORTED_RESOLUTION", f"Resolution {text!r} is not offered: take one of {offered}.") from None


def minute_span(instrument: Instrument, session: Session, minutes: int, time: int) -> tuple[int, int]:
    """Begin and end of the bar of so many minutes in which ``time`` lies.

    Bars of an exchange with opening hours are counted from the open and end with the session; others from the hour.
    """
    length = minutes * MINUTE_MS
    if instrument.intraday is Intraday.RECORDED:
        begin = time - time % length
        return begin, begin + length
    begin = time - (time - session.opens) % length
    return begin, min(begin + length, session.closes)


def period_start(resolution: Resolution, day: int) -> int:
    """Begin of the day, week (Monday) or month in which a trading day lies, 00:00 UTC in ms."""
    match resolution:
        case Resolution.WEEK:
            midnight = datetime.fromtimestamp(day / 1000, UTC)
            return to_ms(midnight - timedelta(days=midnight.weekday()))
        case Resolution.MONTH:
            return to_ms(datetime.fromtimestamp(day / 1000, UTC).replace(day=1))
        case _:
            return day - day % DAY_MS
