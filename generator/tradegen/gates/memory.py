"""Remember that the generated code was found right, until anything it rests on changes.

Importing the generated server costs most of a second. What was imported, with its bytes, and which packages
are installed decide the answer: while all of that is as it was, so is the answer. Only a clean answer is kept.
"""

import hashlib
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

import msgspec

from tradegen.gates.child_messages import Job
from tradegen.output.manifest import file_hash
from tradegen.output.notes import keep_note


class _Remembered(msgspec.Struct, frozen=True):
    files: tuple[str, ...]
    digest: str


def is_remembered(folder: Path, job: Job, documents: Iterable[Path]) -> bool:
    """Whether ``job`` was answered cleanly before, and nothing it rests on has changed since."""
    try:
        remembered = msgspec.json.decode(_path(folder, job).read_bytes(), type=_Remembered)
    except (OSError, msgspec.DecodeError):
        return False
    return remembered.digest == _digest(job, remembered.files, documents)


def remember(folder: Path, job: Job, files: tuple[str, ...], documents: Iterable[Path]) -> None:
    """Keep that ``job`` was answered cleanly by code in ``files``."""
    keep_note(_path(folder, job), msgspec.json.encode(_Remembered(files, _digest(job, files, documents))))


def _path(folder: Path, job: Job) -> Path:
    parts = "-".join(name for name in ("served", "models", "vectors") if getattr(job, name))
    return folder / f"clean-{parts}.json"


def _digest(job: Job, files: Iterable[str], documents: Iterable[Path]) -> str:
    said = hashlib.sha256(msgspec.json.encode(job))
    said.update(sys.version.encode())
    for kind in ("purelib", "platlib"):
        installed = Path(sysconfig.get_path(kind))
        said.update(repr(sorted(path.name for path in installed.glob("*.dist-info"))).encode())
    for path in (*map(Path, files), *documents):
        said.update(f"{path}\0{file_hash(path)}\n".encode())
    return said.hexdigest()
