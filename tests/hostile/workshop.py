"""A project that is built again and again, each time from other files, with everything kept warm."""

import re
import signal
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tradegen.diagnostics import Diagnostic, Rejected
from tradegen.pipeline import Builder
from tradegen.project import load_project

HANG_S = 120
"""A build that takes longer is taken for one that never ends."""
Refused = tuple[Diagnostic, ...]


class Workshop:
    """Files of a project below ``root``; every build is one of a long-lived process, as in watch mode."""

    def __init__(self, root: Path, builder: Builder) -> None:
        self.root = root
        self._builder = builder

    def build(self, files: Mapping[str, bytes]) -> dict[str, bytes] | Refused:
        """Put ``files`` in place and return what follows from the project: files, or why there are none.

        Raises:
            TimeoutError: the build hangs.
        """
        for path, content in files.items():
            (self.root / path).write_bytes(content)
        try:
            with _watched():
                built = self._builder.generate()
        except Rejected as refused:
            return refused.diagnostics
        return {file.path: file.content for file in built.files}

    def misplaced(self, refused: Refused) -> Iterator[str]:
        """Yield findings that do not say in one clean line where something is wrong."""
        if not refused:
            yield "refused without a reason"
        for found in refused:
            path = self.root / found.span.file
            lines = len(re.split(rb"\r\n|\r|\n", path.read_bytes())) if path.is_file() else 0
            if not 1 <= found.span.line <= lines or found.span.col < 1:
                yield f"no such place: {found}"
            if any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in str(found)):
                yield f"not one clean line: {str(found)!r}"
            if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", found.slug) or "Traceback" in found.message:
                yield f"not for users: {found}"


@contextmanager
def workshop(root: Path) -> Iterator[Workshop]:
    """Open the project at ``root``."""
    with Builder(load_project(root), warm=True) as builder:
        yield Workshop(root, builder)


@contextmanager
def _watched() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"a build has not come to an end after {HANG_S} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANG_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
