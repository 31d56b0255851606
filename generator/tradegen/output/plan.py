"""Compare what should be on disk with what is: the value that ``build`` applies and ``check`` wants empty."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from tradegen.emit.files import File, content_hash
from tradegen.output.inside import Folders
from tradegen.output.manifest import Manifest, file_bytes, file_hash, read_manifest
from tradegen.output.strangers import files_below

Verb = Literal["create", "update", "delete"]
ConflictKind = Literal["hand-edited", "line-ends", "foreign-file", "not-a-file", "outside-output"]


class Change(msgspec.Struct, frozen=True):
    """One thing to do to one path below the output root; ``content`` is empty for a deletion.

    ``before`` is the hash of the bytes that stood there when the plan was made, ``None`` where none did: an edit
    that comes in between is not written over.
    """

    verb: Verb
    path: str
    content: bytes = b""
    before: str | None = None


class Conflict(msgspec.Struct, frozen=True):
    """A path that may not be touched, because somebody else's bytes stand there."""

    kind: ConflictKind
    path: str

    @property
    def reason(self) -> str:
        """What is wrong with the path."""
        return _REASONS[self.kind][0]

    @property
    def way_out(self) -> str:
        """What the user does about it."""
        return _REASONS[self.kind][1]

    def __str__(self) -> str:
        return f"{self.path}: {self.reason} [{self.kind}]; {self.way_out}"


_REASONS: dict[ConflictKind, tuple[str, str]] = {
    "hand-edited": ("was edited by hand after generation", "move the edit into the contracts or the services"),
    "line-ends": ("has other line ends than were written", 'let git keep them ("-text" in .gitattributes)'),
    "foreign-file": ("exists and was not generated", "move it out of the output folder"),
    "not-a-file": ("is a folder where a file is to be written", "move it away"),
    "outside-output": ("leads outside the output folder through a symbolic link", "remove the link"),
}


class Plan(msgspec.Struct, frozen=True):
    """Everything that separates the disk from the declarations, sorted by path."""

    root: Path
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    strangers: tuple[str, ...]
    manifest: Manifest


def make_plan(files: Iterable[File], root: Path, *, force: bool = False) -> Plan:
    """Return how to turn the tree below ``root`` into ``files``.

    A file of ours is one whose bytes the manifest records. With ``force`` hand-edited and foreign files in our
    way are overwritten; a stranger's file is never deleted.

    Raises:
        ManifestUnreadable: the recorded manifest is damaged and ``force`` is off.
    """
    wanted = {file.path: file for file in files}
    recorded = Manifest() if force else read_manifest(root)
    ours = recorded.files
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    judge = _Judge(root, force=force)
    verdicts = [judge.wanted(file, ours.get(path)) for path, file in wanted.items()]
    verdicts += [judge.orphan(path, ours[path]) for path in ours.keys() - wanted.keys()]
    for verdict in verdicts:
        match verdict:
            case Change():
                changes.append(verdict)
            case Conflict():
                conflicts.append(verdict)
            case None:
                pass
    known = wanted.keys() | ours.keys()
    return Plan(
        root=root,
        changes=tuple(sorted(changes, key=lambda change: change.path)),
        conflicts=tuple(sorted(set(conflicts), key=lambda conflict: conflict.path)),
        strangers=tuple(sorted(path for path in files_below(root) if path not in known)),
        manifest=Manifest({path: wanted[path].digest for path in sorted(wanted)}),
    )


class _Judge:
    """Compares what is wanted with what stands below ``root``."""

    def __init__(self, root: Path, *, force: bool) -> None:
        self._root = root
        self._force = force
        self._folders = Folders(root)
        self._buffer = bytearray(1 << 20)

    def wanted(self, file: File, ours: str | None) -> Change | Conflict | None:
        """Judge a file that is to stand there; ``ours`` is the hash of the bytes that we wrote last."""
        target = self._root / file.path
        if self._folders.leads_outside(target):
            return Conflict("outside-output", file.path)
        if target.is_dir():
            return Conflict("not-a-file", file.path)
        if (obstacle := self._folders.in_the_way(target)) is not None:
            return Conflict("foreign-file", obstacle.relative_to(self._root).as_posix())
        if self._has(target, file.content):
            return None
        found = file_bytes(target)
        if found is None:
            return Change("create", file.path, file.content)
        before = content_hash(found)
        if self._force or before == ours:
            return Change("update", file.path, file.content, before)
        if found.replace(b"\r\n", b"\n") == file.content:
            return Conflict("line-ends", file.path)
        return Conflict("hand-edited" if ours else "foreign-file", file.path)

    def orphan(self, path: str, ours: str) -> Change | Conflict | None:
        """Judge a file that we wrote once and that follows from nothing any more."""
        target = self._root / path
        if self._folders.leads_outside(target):
            return Conflict("outside-output", path)
        found = file_hash(target)
        if found is None:
            return None
        return Change("delete", path, before=found) if found == ours else Conflict("hand-edited", path)

    def _has(self, target: Path, content: bytes) -> bool:
        """Whether ``target`` holds ``content``; read into one buffer, which is half the price of new bytes for each."""
        if len(content) >= len(self._buffer):
            self._buffer = bytearray(len(content) + 1)
        try:
            with target.open("rb", buffering=0) as file:
                if os.fstat(file.fileno()).st_size != len(content):
                    return False
                return file.readinto(self._buffer) == len(content) and self._buffer.startswith(content)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return False
