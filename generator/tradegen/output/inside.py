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


class Folders:
    """What stands between ``root`` and paths below it; each folder is looked at once."""

    def __init__(self, root: Path) -> None:
        self._redirects: dict[Path, bool] = {root: False}
        self._blocks: dict[Path, Path | None] = {root: None}

    def leads_outside(self, target: Path) -> bool:
        """Whether a symbolic link on the way to ``target``, or in its place, redirects a write."""
        return target.is_symlink() or self._are_redirected(target.parent)

    def in_the_way(self, target: Path) -> Path | None:
        """Return the file between the root and ``target`` where a folder must be; ``None`` where all are folders."""
        folder = target.parent
        if folder not in self._blocks:
            blocks = folder.exists() and not folder.is_dir()
            self._blocks[folder] = folder if blocks else self.in_the_way(folder)
        return self._blocks[folder]

    def _are_redirected(self, folder: Path) -> bool:
        if folder not in self._redirects:
            self._redirects[folder] = folder.is_symlink() or self._are_redirected(folder.parent)
        return self._redirects[folder]


def leads_outside(root: Path, target: Path) -> bool:
    """Whether a symbolic link on the way from ``root`` to ``target``, or in its place, redirects a write."""
    return Folders(root).leads_outside(target)


def in_the_way(root: Path, target: Path) -> Path | None:
    """Return the file between ``root`` and ``target`` where a folder must be; ``None`` where all are folders."""
    return Folders(root).in_the_way(target)
