"""Watches user code from within its process: whether it gets on, and what it takes.

A timer looks, ten times a second, at where the code stands. Looks are counted, or the processor's time, not seconds,
so that a machine that is busy with other things gives a contract more time, not less.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Final

import pydantic

from tradegen.introspect.bounded import BoundedMemory
from tradegen.introspect.guard import user_line
from tradegen.introspect.limits import LOOK_S, Limits
from tradegen.introspect.messages import Alive, Limit, Loading, Message, TimedOut
from tradegen.introspect.project_files import ProjectFiles

_LARGE: Final = 1 << 18  # bytes, compiled in a tenth of a second or two
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
        self._line_since_s = 0.0
        self._importers: list[FrameType | None] = []

    def start(self) -> None:
        """Begin to look, where the platform has a timer; the parent watches too."""
        self._get_on()
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
        self._importers.append(self._innermost(sys._getframe()))
        self.memory.loosen()
        try:
            yield
        finally:
            self._importers.pop()
            self._get_on()
            self.memory.tighten()
            self._tell(Alive())

    def compiling(self, size: int) -> None:
        """Say so where Python is about to compile a large file: nobody can look meanwhile."""
        if size >= _LARGE:
            self._tell(Loading(f"{size} bytes"))

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """See where the code stands; say so and end the process where that has been too long."""
        self._looks += 1
        if self._importers and self._innermost(frame) is self._importers[-1]:
            self._get_on()
        else:
            self._tell(Alive())
            self._look_at(frame)
        limit = self._reached()
        if limit is not None:
            self._tell(TimedOut(user_line(frame, self._files), limit))
            os._exit(0)  # an exception could be caught

    def _reached(self) -> Limit | None:
        if self._still * LOOK_S >= self._limits.still_s:
            return "still"
        if time.process_time() - self._line_since_s >= self._limits.line_s:
            return "line"
        return "total" if self._looks * LOOK_S >= self._limits.total_s else None

    def _look_at(self, frame: FrameType | None) -> None:
        """Tell who is at work: this package that reads, Pydantic that builds for a line of the user's, or that line."""
        inner, own = self._split(frame)
        builds = any(code.co_filename.startswith(_PYDANTIC) for code in inner)
        if not own or builds:
            self.memory.tighten()
        if not own or self._is_further(own):
            self._get_on()
        else:
            self._still = 0 if builds else self._still + 1

    def _get_on(self) -> None:
        """Begin to count anew: a further line was reached, a package imported, or no line of the user's is at work."""
        self._still = 0
        self._line_since_s = time.process_time()

    def _split(self, frame: FrameType | None) -> tuple[list[CodeType], list[FrameType]]:
        """What runs for the innermost frame of the user's own, and the user's own frames outward from there."""
        stack = list(_outward(frame))
        users = [one for one in stack if self._files.relative(one.f_code.co_filename) is not None]
        return [one.f_code for one in stack[: stack.index(users[0])]] if users else [], users

    def _innermost(self, frame: FrameType | None) -> FrameType | None:
        """The innermost frame of the user's own: where it is not the one that imports a package, that calls it back."""
        return next(iter(self._split(frame)[1]), None)

    def _is_further(self, own: Sequence[FrameType]) -> bool:
        """Whether the innermost module of the user's has reached a line that it had not reached before."""
        module = next((frame for frame in own if frame.f_code.co_name == "<module>"), None)
        if module is None:
            return False
        name = module.f_code.co_filename
        furthest = self._furthest.get(name, 0)
        self._furthest[name] = max(furthest, module.f_lineno)
        return module.f_lineno > furthest


def _outward(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back
