"""One life of a topic's source: what it published, numbered, and what of it is kept."""

from collections import deque
from itertools import islice
from typing import Final

from tradegen_runtime.delivery import Delivery
from tradegen_runtime.wire import Resume, SharedFrame, UpdateFrames

MAX_REPLAY: Final = 300
"""Most updates replayed to one subscriber; a longer hole is not recovered."""

MAX_EARLY: Final = 300
"""Most updates kept that a source publishes before its first subscriber is confirmed."""


class Epoch:
    """Numbers updates from 1 without holes; ``name`` is unlike that of any other epoch of the topic."""

    def __init__(self, name: str, frames: UpdateFrames, delivery: Delivery) -> None:
        self._frames: Final = frames
        self._history: Final[deque[SharedFrame]] = deque(maxlen=delivery.history)
        self._early: Final[deque[SharedFrame]] = deque(maxlen=MAX_EARLY if delivery.mode == "every" else 0)
        self._last: bytes | None = None
        self._snapshot: SharedFrame | None = None
        self.name: Final = name
        self.seq = 0
        """Number of the last update; 0 before the first."""

    @property
    def early(self) -> list[SharedFrame]:
        """The updates kept for those who wait for the source to open."""
        return list(self._early)

    def publish(self, payload: bytes) -> SharedFrame:
        """Number an encoded update and keep it as the delivery asks."""
        self.seq += 1
        frame = self._frames.update(self.seq, payload)
        self._history.append(frame)
        self._last = payload
        self._snapshot = None
        return frame

    def publish_early(self, payload: bytes) -> None:
        """Number an update before anyone is confirmed."""
        self._early.append(self.publish(payload))

    def forget_early(self) -> None:
        """Everyone who waited has the early updates."""
        self._early.clear()

    def missed(self, resume: Resume | None) -> list[SharedFrame] | None:
        """Return the updates after ``resume``, or None where the hole cannot be filled."""
        if resume is None or resume.epoch != self.name:
            return None
        count = self.seq - resume.seq
        if not 0 <= count <= min(len(self._history), MAX_REPLAY):
            return None
        return list(islice(self._history, len(self._history) - count, None))

    def snapshot(self) -> SharedFrame | None:
        """Return the frame that restates the last update, if there was one."""
        if self._snapshot is None and self._last is not None:
            self._snapshot = self._frames.snapshot(self.seq, self._last)
        return self._snapshot
