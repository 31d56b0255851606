"""A survey: what one pass over a recording shows before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import gcd

from trading_services.market.loading.minute import MAX_DECIMALS, decimals
from trading_services.market.loading.recording import Pair
from trading_services.market.session import DAY_MS, MINUTE_MS

BREAK_MS = 30 * MINUTE_MS
"""So long without a trade, and the session counts as closed."""


@dataclass(frozen=True, kw_only=True)
class SessionBounds:
    """One session; ``day`` is 00:00 UTC of the date of its last minute."""

    day: int
    opens: int
    closes: int


@dataclass(frozen=True, kw_only=True)
class Survey:
    """What a recording is like."""

    minutes: int
    step: Decimal
    """Largest number of which every price is a multiple."""
    volume_decimals: int
    highest: Decimal
    """Highest price."""
    most_volume: Decimal
    """Volume of the busiest minute."""
    crossed: int
    """Minutes whose ask closes below the bid."""
    rounded: int
    """Minutes whose volume was written too fine and is rounded."""
    sessions: tuple[SessionBounds, ...]


def survey(pairs: Iterable[Pair]) -> Survey:
    """Look at all minutes once; there must be one at least."""
    minutes = crossed = rounded = volume_decimals = step = 0
    highest = most_volume = Decimal(0)
    stretches: list[tuple[int, int]] = []
    for minute, ask in pairs:
        minutes += 1
        prices = minute.prices + (ask.prices if ask else ())
        step = gcd(step, *(int(price.scaleb(MAX_DECIMALS)) for price in prices))
        crossed += ask is not None and ask.close < minute.close
        rounded += minute.rounded
        highest, most_volume = max(highest, *prices), max(most_volume, minute.volume)
        volume_decimals = max(volume_decimals, decimals(minute.volume))
        if stretches and minute.time - stretches[-1][1] < BREAK_MS:
            stretches[-1] = (stretches[-1][0], minute.time)
        else:
            stretches.append((minute.time, minute.time))
    return Survey(
        minutes=minutes,
        step=Decimal(step).scaleb(-MAX_DECIMALS),
        volume_decimals=volume_decimals,
        highest=highest,
        most_volume=most_volume,
        crossed=crossed,
        rounded=rounded,
        sessions=tuple(bounds for first, last in stretches for bounds in _sessions(first, last + MINUTE_MS)),
    )


def _sessions(opens: int, closes: int) -> Iterable[SessionBounds]:
    """One session, or one a UTC day where trading went on for more than a day."""
    cuts = range(opens - opens % DAY_MS + DAY_MS, closes, DAY_MS) if closes - opens > DAY_MS else ()
    for begin, end in zip((opens, *cuts), (*cuts, closes), strict=True):
        yield SessionBounds(day=(end - 1) - (end - 1) % DAY_MS, opens=begin, closes=end)
