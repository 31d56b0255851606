"""How the updates of a topic are delivered."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

DeliveryMode: TypeAlias = Literal["every", "latest"]
OnSlow: TypeAlias = Literal["disconnect", "drop_oldest"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Delivery of one topic.

    ``every``: each update, in order. ``latest``: only the newest matters; updates waiting for a slow reader
    conflate, and each new subscriber is told the newest. ``history``: updates kept for resume. ``rate_per_s``: of a
    ``latest`` topic, most updates a second; None: all. ``on_slow``: of an ``every`` topic, what becomes of a reader
    that is too slow: its connection is closed, or it loses the oldest updates that wait. ``linger_s``: how long the
    topic lives after its last subscriber.
    """

    mode: DeliveryMode = "every"
    history: int = 0
    rate_per_s: float | None = None
    on_slow: OnSlow = "disconnect"
    linger_s: float = 30.0
