"""The timeline: the hours in which anything trades, one after the other, without the hours between.

Trading time is counted in ms of open hours since the first open; both ways are a binary search.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from trading_services.market.session import Session


class Timeline:
    """The union of all sessions of all instruments; there must be one at least."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        self._opens: list[int] = []
        self._closes: list[int] = []
        for opens, closes in sorted((each.opens, each.closes) for each in sessions):
            if self._closes and opens <= self._closes[-1]:
                self._closes[-1] = max(self._closes[-1], closes)
            else:
                self._opens.append(opens)
                self._closes.append(closes)
        lengths = (closes - opens for opens, closes in zip(self._opens, self._closes, strict=True))
        self._begins = [0, *accumulate(lengths)]
        """Trading time at which each span begins, and at last where all of them end."""

    @property
    def start(self) -> int:
        """First moment, UTC ms."""
        return self._opens[0]

    @property
    def end(self) -> int:
        """First moment after everything, UTC ms."""
        return self._closes[-1]

    @property
    def length(self) -> int:
        """Trading time in all, in ms."""
        return self._begins[-1]

    def trading_time(self, time: int) -> int:
        """Trading time passed until ``time``; a moment in closed hours counts as the next open."""
        span = bisect_right(self._opens, time) - 1
        if span < 0:
            return 0
        return self._begins[span] + min(time, self._closes[span]) - self._opens[span]

    def at(self, trading_time: int) -> int:
        """When so much trading time has passed, UTC ms; the end of a span is the begin of the next one."""
        if trading_time >= self.length:
            return self.end
        span = bisect_right(self._begins, max(trading_time, 0)) - 1
        return self._opens[span] + max(trading_time, 0) - self._begins[span]
