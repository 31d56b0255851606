"""Compare what should be on disk with what is: the value that ``build`` applies and ``check`` wants empty."""

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
    folders = Folders(root)
    verdicts = [_judge(root, file, ours.get(path), folders, force=force) for path, file in wanted.items()]
    verdicts += [_judge_orphan(root, path, ours[path], folders) for path in ours.keys() - wanted.keys()]
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


def _judge(root: Path, file: File, ours: str | None, folders: Folders, *, force: bool) -> Change | Conflict | None:
    path, content = file.path, file.content
    target = root / path
    if folders.leads_outside(target):
        return Conflict("outside-output", path)
    if target.is_dir():
        return Conflict("not-a-file", path)
    if (obstacle := folders.in_the_way(target)) is not None:
        return Conflict("foreign-file", obstacle.relative_to(root).as_posix())
    found = file_bytes(target)
    if found is None:
        return Change("create", path, content)
    if found == content:
        return None
    before = content_hash(found)
    if force or before == ours:
        return Change("update", path, content, before)
    if found.replace(b"\r\n", b"\n") == content:
        return Conflict("line-ends", path)
    return Conflict("hand-edited" if ours else "foreign-file", path)


def _judge_orphan(root: Path, path: str, ours: str, folders: Folders) -> Change | Conflict | None:
    """Judge a file that we wrote once and that follows from nothing any more."""
    target = root / path
    if folders.leads_outside(target):
        return Conflict("outside-output", path)
    found = file_hash(target)
    if found is None:
        return None
    return Change("delete", path, before=found) if found == ours else Conflict("hand-edited", path)
