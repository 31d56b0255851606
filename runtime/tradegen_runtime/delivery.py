"""How the updates of a topic are delivered."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

DeliveryMode: TypeAlias = Literal["every", "latest"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Delivery of one topic.

    ``every``: each update, in order. ``latest``: only the newest matters; updates waiting for a slow reader
    conflate, and each new subscriber is told the newest. ``history``: updates kept for resume.
    """

    mode: DeliveryMode = "every"
    history: int = 0
