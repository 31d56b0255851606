"""Which files are the user's own, and how spans name them."""

import sysconfig
from pathlib import PurePath

from tradegen.span import Span

_PACKAGE_FOLDERS = frozenset(("site-packages", "dist-packages"))
_STDLIB = sysconfig.get_paths()["stdlib"]


class ProjectFiles:
    """The files below ``root``, installed packages left out."""

    def __init__(self, root: str) -> None:
        self._root = root.rstrip("/\\")
        self._known: dict[str, str | None] = {}

    def relative(self, path: str | None) -> str | None:
        """``path`` relative to the root with forward slashes; ``None`` for a file that is not the user's."""
        if path is None:
            return None
        if path not in self._known:
            self._known[path] = self._relative(path)
        return self._known[path]

    def _relative(self, path: str) -> str | None:
        if not path.startswith(self._root) or path[len(self._root) : len(self._root) + 1] not in ("/", "\\"):
            return None
        inner = PurePath(path[len(self._root) + 1 :])
        if path.startswith(_STDLIB) or _PACKAGE_FOLDERS.intersection(inner.parts):
            return None
        return inner.as_posix()

    def span(self, path: str | None, line: int, col: int) -> Span | None:
        """A place in one of the user's files."""
        file = self.relative(path)
        return None if file is None else Span(file, max(line, 1), max(col, 1))
