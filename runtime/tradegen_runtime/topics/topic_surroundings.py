"""What a topic needs from the outside, so that it can be tested without any of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from tradegen_runtime.later import Later
from tradegen_runtime.links.fanout import Turn
from tradegen_runtime.links.outbox import Clock
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.tally import LatencyTally
from tradegen_runtime.topics.lingering import Lingering
from tradegen_runtime.topics.snapshots import SnapshotStarter
from tradegen_runtime.topics.topic_binding import Source


class RunningSource(Protocol):
    """A source that was started."""

    def stop(self) -> None:
        """Ask it to end: leave it if it is entered, cancel it if it is still being entered."""


class SourceOwner(Protocol):
    """Who started a source."""

    @property
    def key(self) -> str:
        """Names the source in logs."""

    def opened(self) -> None:
        """The source is entered."""

    def closed(self, failure: Refusal | None) -> None:
        """The source is gone; ``failure`` says why where it was not asked to end."""


class SourceStarter(Protocol):
    """Runs sources; the asyncio one is ``source_tasks.SourceTasks``."""

    def start(self, owner: SourceOwner, open_source: Callable[[], Source]) -> RunningSource:
        """Start a source, which calls ``opened`` at most once and then ``closed`` exactly once.

        Neither is called before ``start`` has returned.
        """


@dataclass(frozen=True, slots=True)
class TopicSurroundings:
    """What topics need from the outside.

    ``random`` returns a number from 0 to 1. ``patience_s``: how long a subscriber waits for the restart of a source.
    ``settle_s``: how long for one to end and another to open, which takes that long only where a source ignores that
    its time is over.
    """

    sources: SourceStarter
    snapshots: SnapshotStarter
    turn: Turn
    new_epoch: Callable[[], str]
    later: Later
    lingering: Lingering
    clock: Clock
    random: Callable[[], float]
    patience_s: float
    settle_s: float
    latency: LatencyTally = field(default_factory=LatencyTally)
