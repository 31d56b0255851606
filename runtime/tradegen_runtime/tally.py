"""What the core counts: plain numbers, which ``metrics`` reads when somebody asks."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

LATENCY_BOUNDS_S: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class LatencyTally:
    """Times in seconds, counted by the bound they stay below; the last count is of those above all bounds."""

    def __init__(self, bounds_s: tuple[float, ...] = LATENCY_BOUNDS_S) -> None:
        self.bounds_s: Final = bounds_s
        self.counts: Final = [0] * (len(bounds_s) + 1)
        self.sum_s = 0.0

    def observe(self, seconds: float, times: int = 1) -> None:
        """Count a time that was observed so many times."""
        self.counts[bisect_left(self.bounds_s, seconds)] += times
        self.sum_s += seconds * times


@dataclass(slots=True)
class TopicTally:
    """Of all topics of one route: what there is now, and what there was since the application started."""

    topics: int = 0
    """Topic keys that live now."""
    subscriptions: int = 0
    """Of connections to them, now."""
    published: int = 0
    """Updates that sources published."""
    unsendable: int = 0
    """Updates that could not be encoded: not of the topic's type, or with a number that is not finite."""
    delivered: int = 0
    """Updates handed to connections: each as often as it had subscribers, replayed ones included."""
    conflated: int = 0
    """Updates that a newer one replaced, before they were numbered or in the outbox of a slow reader."""
    dropped: int = 0
    """Updates taken out of the outbox of a slow reader (``on_slow: drop_oldest``)."""
    recovered: int = 0
    """Resumes that missed nothing."""
    unrecovered: int = 0
    """Resumes that the history did not cover."""
    gaps: int = 0
    """Holes that subscribers were left with: unrecovered resumes, new epochs, and runs of dropped updates."""
    restarts: int = 0
    """Sources that failed and were started again."""


STALL_S: Final = 0.25
"""A timer that is late by more than this says that the event loop stood still."""


@dataclass(slots=True)
class LoopTally:
    """How often and for how long something kept the event loop from turning."""

    stalls: int = 0
    stalled_s: float = 0.0

    def observe(self, late_s: float) -> None:
        """Count by how much a timer was late."""
        if late_s > STALL_S:
            self.stalls += 1
            self.stalled_s += late_s


@dataclass(slots=True)
class ConnectionTally:
    """Of all live connections, since the application started."""

    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    """Upgrades by the code of the refusal."""
    closed: Counter[int] = field(default_factory=Counter)
    """Connections by the code of the close, whoever closed."""


@dataclass(slots=True)
class RestTally:
    """Of all REST requests, since the application started."""

    requests: Counter[tuple[str, int]] = field(default_factory=Counter)
    """By operation id (``other``: what is none) and status."""
    latency: dict[str, LatencyTally] = field(default_factory=dict)
    """By operation id."""

    def observe(self, operation: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        self.requests[operation, status] += 1
        if operation not in self.latency:
            self.latency[operation] = LatencyTally()
        self.latency[operation].observe(seconds)
