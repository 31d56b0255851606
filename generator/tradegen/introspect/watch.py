"""Watches user code from within its process: whether it gets on, and what it takes.

A timer looks, ten times a second, at where the code stands. Looks are counted, not seconds, so that a machine that
is busy with other things gives a contract more time, not less.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

import pydantic

from tradegen.introspect.bounded import BoundedMemory
from tradegen.introspect.guard import user_line
from tradegen.introspect.limits import Limits
from tradegen.introspect.messages import Alive, Loading, Message, TimedOut
from tradegen.introspect.project_files import ProjectFiles

LOOK_S: Final = 0.1
_PYDANTIC: Final = str(Path(pydantic.__file__).parent) + os.sep


class Watch:
    """Between :meth:`start` and :meth:`stop`, ends the process where user code stands still or takes too long."""

    def __init__(self, limits: Limits, files: ProjectFiles, tell: Callable[[Message], None]) -> None:
        self._limits = limits
        self._files = files
        self._tell = tell
        self.memory = BoundedMemory(limits)
        self._furthest: dict[str, int] = {}
        self._looks = 0
        self._still = 0
        self._packages = 0

    def start(self) -> None:
        """Begin to look, where the platform has a timer; the parent watches too."""
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self.look)
            signal.setitimer(signal.ITIMER_REAL, LOOK_S, LOOK_S)

    def stop(self) -> None:
        """Look no more."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    @contextmanager
    def loading(self, package: str) -> Iterator[None]:
        """While this is entered an installed package is imported, which takes what it takes."""
        self._tell(Loading(package))
        self._packages += 1
        self.memory.loosen()
        try:
            yield
        finally:
            self._packages -= 1
            self._still = 0
            self.memory.tighten()
            self._tell(Alive())

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """See where the code stands; say so and end the process where that has been too long."""
        self._looks += 1
        if self._packages:
            self._still = 0
        else:
            self._tell(Alive())
            self._look_at(frame)
        still = self._still * LOOK_S >= self._limits.still_s
        if still or self._looks * LOOK_S >= self._limits.total_s:
            self._tell(TimedOut(user_line(frame, self._files), still))
            os._exit(0)  # an exception could be caught

    def _look_at(self, frame: FrameType | None) -> None:
        own = self._own_code(frame)
        if own is None:
            self.memory.tighten()
        self._still = 0 if own is None or self._is_further(own) else self._still + 1

    def _own_code(self, frame: FrameType | None) -> FrameType | None:
        """The innermost frame of the user's own, unless it waits for Pydantic, or it is this package that reads."""
        while frame is not None and self._files.relative(frame.f_code.co_filename) is None:
            if frame.f_code.co_filename.startswith(_PYDANTIC):
                return None
            frame = frame.f_back
        return frame

    def _is_further(self, frame: FrameType | None) -> bool:
        """Whether the module around ``frame`` has reached a line that it had not reached before."""
        while frame is not None:
            name = frame.f_code.co_filename
            if frame.f_code.co_name == "<module>" and self._files.relative(name) is not None:
                furthest = self._furthest.get(name, 0)
                self._furthest[name] = max(furthest, frame.f_lineno)
                return frame.f_lineno > furthest
            frame = frame.f_back
        return False
