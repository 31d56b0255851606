"""Find what stands in the output folder, whoever put it there."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tradegen.output.journal import JOURNAL_NAME, STAGING_NAME
from tradegen.output.lock import LOCK_NAME
from tradegen.output.manifest import MANIFEST_NAME

_CACHES: Final = frozenset({"__pycache__", ".mypy_cache", ".ruff_cache"})
"""Folders that tools of Python make wherever they look."""
_OF_NPM: Final = frozenset({"typescript/node_modules", "typescript/dist", "typescript/package-lock.json"})
_OWN: Final = frozenset({JOURNAL_NAME, LOCK_NAME, MANIFEST_NAME, STAGING_NAME})


def files_below(root: Path) -> Iterator[str]:
    """Yield every file below ``root`` that is not a tool's own, generated ones included.

    A symbolic link to a folder is yielded as it stands, not followed.
    """
    for folder, names, files in os.walk(root):
        below = Path(folder).relative_to(root)
        kept = [name for name in names if name not in _CACHES and (below / name).as_posix() not in _OF_NPM | _OWN]
        links = [name for name in kept if (Path(folder) / name).is_symlink()]
        names[:] = [name for name in kept if name not in links]
        for path in ((below / name).as_posix() for name in (*files, *links)):
            if path not in _OWN | _OF_NPM:
                yield path
