"""Opening a datafeed by an operator's settings."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from trading_services.market.clock import Monotonic, ReplayClock
from trading_services.market.service import MAX_SPEED, DatafeedService
from trading_services.market.session import to_ms
from trading_services.market.store import IN_MEMORY, open_store
from trading_services.market.tape import Tape
from trading_services.market.timeline import Timeline

DEFAULT_START = "2012-09-04"
"""All five embedded stocks have a past to chart by then, and 124 trading days to come."""

DEFAULT_SPEED = "60"
"""A minute a second: four updates a second for each symbol."""

Setting = Callable[[str, str], str]
"""Reads a setting by name, or answers the default."""


def open_datafeed(setting: Setting, *, monotonic: Monotonic = time.monotonic_ns) -> DatafeedService:
    """Open the database and set the clock.

    Settings: ``TRADING_MARKET_DATABASE`` (a file; by default in memory with the embedded stocks),
    ``TRADING_REPLAY_START`` (ISO 8601, UTC where no offset is given), ``TRADING_REPLAY_SPEED`` (seconds of market
    time in one second) and ``TRADING_REPLAY_PAUSED`` (``true`` or ``false``).

    Raises:
        ValueError: a setting cannot be read, or the start lies outside the data.
        StoreUnavailable: the database cannot be opened.
    """
    start = _moment(setting("TRADING_REPLAY_START", DEFAULT_START))
    speed = _speed(setting("TRADING_REPLAY_SPEED", DEFAULT_SPEED))
    paused = _truth("TRADING_REPLAY_PAUSED", setting("TRADING_REPLAY_PAUSED", "false"))
    tape = Tape(open_store(setting("TRADING_MARKET_DATABASE", IN_MEMORY)))
    timeline = Timeline(session for each in tape.instruments for session in tape.sessions(each))
    if not timeline.start <= start < timeline.end:
        raise ValueError(
            f"TRADING_REPLAY_START lies outside the data: {_text(timeline.start)} to {_text(timeline.end)}"
        )
    return DatafeedService(tape, ReplayClock(timeline, monotonic, start=start, speed=speed, paused=paused))


def _moment(text: str) -> int:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"TRADING_REPLAY_START={text!r} is not an ISO 8601 date or time") from None
    return to_ms(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _speed(text: str) -> Decimal:
    try:
        speed = Decimal(text)
    except InvalidOperation:
        speed = Decimal(-1)
    if not (speed.is_finite() and 0 <= speed <= MAX_SPEED):
        raise ValueError(f"TRADING_REPLAY_SPEED={text!r} is not a number from 0 to {MAX_SPEED}")
    return speed


def _truth(name: str, text: str) -> bool:
    match text.strip().lower():
        case "true" | "1" | "yes":
            return True
        case "false" | "0" | "no" | "":
            return False
        case _:
            raise ValueError(f"{name}={text!r} is neither true nor false")


def _text(time_ms: int) -> str:
    return datetime.fromtimestamp(time_ms / 1000, UTC).isoformat()
