"""Know in milliseconds that nothing changed since the last build, without reading a single declaration.

A build leaves a note of every file it read and wrote (size, times, hash) below ``.tradegen/``, which belongs
to this checkout and this machine and is not committed. When every file still matches, the output is current.
The note is a shortcut only: deleting it costs one full build and changes no byte.
"""

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.emit.files import content_hash
from tradegen.output.manifest import file_bytes, file_hash
from tradegen.output.memory import FOLDER, make_memory
from tradegen.output.notes import keep_note

NOTE_PATH = FOLDER / "note.json"
RACY_NS = 50_000_000
"""A file younger than this when the note was taken may change again without a new mtime: its hash decides.

The clock that stamps files ticks every few milliseconds only.
"""


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """What a file looked like: size in bytes, times in nanoseconds, SHA-256.

    Who edits a file may set its mtime back, but not the time of its last change.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    sha256: str


class Note(msgspec.Struct, frozen=True):
    """What the last build saw: its interpreter, the folders it listed and the files it read or wrote.

    ``root`` is where the project stood: a copy of it carries a note about another place.
    """

    root: str
    interpreter: str
    taken_ns: int
    folders: dict[str, tuple[str, ...]]
    files: dict[str, Seen]
    warnings: tuple[Diagnostic, ...] = ()


class Watch(msgspec.Struct, frozen=True):
    """What the declarations looked like before a build read them: a change made meanwhile is not in its output."""

    since_ns: int
    listings: dict[str, tuple[str, ...]]

    def saw(self, path: Path) -> bool:
        """Whether the file at ``path`` is as it was when the watch began."""
        try:
            return path.stat().st_ctime_ns + RACY_NS < self.since_ns
        except OSError:
            return False


def watch(contracts: Path) -> Watch:
    """Begin to watch the folders below ``contracts``."""
    started_ns = time.time_ns()
    folders = [contracts, *(path for path in contracts.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    return Watch(started_ns, {str(folder): _listing(folder) for folder in folders})


def interpreter() -> str:
    """Return what runs this program: its version, and the environment whose packages it sees."""
    return f"{sys.version} {sys.prefix}"


def package_files() -> tuple[Path, ...]:
    """Return the metadata files of every package that decides output: another version has another one.

    Finding them takes longer than looking at them again, and only who takes a note has to.
    """
    from importlib.metadata import files as files_of

    packages = ("pydantic", "datamodel-code-generator", "jinja2", "msgspec")
    names = ("METADATA", "PKG-INFO")
    return tuple(Path(str(file.locate())) for name in packages for file in files_of(name) or () if file.name in names)


def own_files() -> tuple[Path, ...]:
    """Return the files of this program that decide output: an editable install may change without a new version."""
    roots = (Path(str(files("tradegen"))), Path(str(files("tradegen_templates"))))
    found = (path for root in roots for path in root.rglob("*") if path.suffix in (".py", ".jinja", ".ts", ".json"))
    return tuple(sorted(found))


def take_note(
    root: Path,
    *,
    folders: Iterable[Path],
    paths: Iterable[Path],
    warnings: tuple[Diagnostic, ...] = (),
    seen: Watch | None = None,
) -> None:
    """Record that the output of the project at ``root`` follows from ``paths`` as they are now.

    ``seen`` is what the folders listed when the build began to read them.
    """
    listings = {} if seen is None else seen.listings
    note = Note(
        root=str(root),
        interpreter=interpreter(),
        taken_ns=time.time_ns(),
        folders={str(folder): listings.get(str(folder)) or _listing(folder) for folder in folders},
        files={
            str(path): look for path in (*own_files(), *package_files(), *paths) if (look := _look(path)) is not None
        },
        warnings=warnings,
    )
    with suppress(OSError):
        make_memory(root)
    keep_note(root / NOTE_PATH, msgspec.json.encode(note))


def current_note(root: Path, *, by_hash: bool = False) -> Note | None:
    """Return the note of the project at ``root`` where it still holds, ``None`` where a build is due.

    ``by_hash``: every file is read, whatever its times say.
    """
    try:
        note = msgspec.json.decode((root / NOTE_PATH).read_bytes(), type=Note)
    except (OSError, msgspec.DecodeError):
        return None
    if note.root != str(root) or note.interpreter != interpreter():
        return None
    if any(_listing(folder) != names for folder, names in note.folders.items()):
        return None
    since_ns = 0 if by_hash else note.taken_ns
    if any(not _unchanged(path, seen, since_ns) for path, seen in note.files.items()):
        return None
    return note


def _look(path: Path) -> Seen | None:
    content = file_bytes(path)
    if content is None:
        return None
    stat = path.stat()
    return Seen(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, content_hash(content))


def _unchanged(path: str, seen: Seen, taken_ns: int) -> bool:
    try:
        stat = os.stat(path)  # noqa: PTH116 - hundreds of paths: making each a Path takes longer than to look
    except OSError:
        return False
    same = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns) == (seen.size, seen.mtime_ns, seen.ctime_ns)
    if same and stat.st_ctime_ns + RACY_NS < taken_ns:
        return True
    return file_hash(Path(path)) == seen.sha256


def _listing(folder: Path | str) -> tuple[str, ...]:
    """Return the names that a new declaration would add to: folders and ``.py``/``.yaml`` files."""
    try:
        with os.scandir(folder) as entries:
            return tuple(
                sorted(
                    entry.name
                    for entry in entries
                    if entry.name != "__pycache__" and (entry.name.endswith((".py", ".yaml", ".yml")) or entry.is_dir())
                )
            )
    except OSError:
        return ()
