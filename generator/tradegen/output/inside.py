"""Which paths a build may touch: whatever a manifest, a journal or a link says, none outside the output folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_STEPS: Final = frozenset({"", ".", ".."})


def strays(paths: Iterable[str]) -> Iterator[str]:
    """Yield the paths that are not plainly below the folder they are relative to.

    Manifests and journals come with a checkout, so that anybody may have written them.
    """
    for path in paths:
        if "\0" in path or _STEPS.intersection(path.split("/")):
            yield path


def leads_outside(root: Path, target: Path) -> bool:
    """Whether a symbolic link on the way from ``root`` to ``target``, or in its place, redirects a write."""
    current = target
    while current != root:
        if current.is_symlink():
            return True
        current = current.parent
    return False


def in_the_way(root: Path, target: Path) -> Path | None:
    """Return the file between ``root`` and ``target`` where a folder must be; ``None`` where all are folders."""
    for folder in target.parents:
        if folder == root:
            return None
        if folder.exists() and not folder.is_dir():
            return folder
    return None
