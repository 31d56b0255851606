"""What a build is about to do to the tree, on disk before it does it: the point of no return.

Before the journal stands in its place, the tree is the old one and stays it. From then on the tree is the new
one: whoever takes the lock first finishes what the journal names, as often as it is interrupted. Each side of
that point waits for the disk, so that this holds for a lost power supply as well as for a killed process.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from tradegen.output.durable import sync, sync_all
from tradegen.output.inside import in_the_way, leads_outside, strays
from tradegen.output.manifest import MANIFEST_NAME, Manifest, ManifestUnreadable, encode_manifest, file_hash

JOURNAL_NAME: Final = ".tradegen-journal.json"
STAGING_NAME: Final = ".tradegen-staging"
STAGED_MANIFEST: Final = "manifest"
STAGED_JOURNAL: Final = "journal"


class Step(msgspec.Struct, frozen=True):
    """One file to put in place (its bytes are staged under ``staged``) or, without ``after``, to delete.

    ``before`` and ``after`` are the SHA-256 of its bytes; ``None`` where it does not exist.
    """

    path: str
    staged: str
    before: str | None
    after: str | None


class Journal(msgspec.Struct, frozen=True):
    """Every step of one build, and the manifest that is true after the last."""

    steps: tuple[Step, ...]
    manifest: Manifest


def finish_interrupted(root: Path) -> bool:
    """Finish the build that was cut short below ``root``, if one was; the caller holds the lock.

    Returns whether there was one. A file that somebody edited since is left as it is: the next plan tells it as
    edited by hand.

    Raises:
        OSError: the disk refused; nothing is lost, the next holder of the lock tries again.
        ManifestUnreadable: the journal is not what a build wrote.
    """
    journal = _read(root)
    if journal is None:
        shutil.rmtree(root / STAGING_NAME, ignore_errors=True)
        return False
    carry_out(root, journal)
    return True


def is_interrupted(root: Path) -> bool:
    """Whether a build below ``root`` was cut short and not finished since, or is at work just now."""
    return (root / JOURNAL_NAME).exists()


def carry_out(root: Path, journal: Journal) -> None:
    """Do every step that is not done yet, then record the manifest and forget the journal."""
    left = [step for step in journal.steps if not _carry_out_step(root, step)]
    _record(root, journal, left)
    folders = {root, *(parent for step in journal.steps for parent in (root / step.path).parents)}
    sync_all(folder for folder in sorted(folders) if folder.is_relative_to(root) and folder.is_dir())
    (root / JOURNAL_NAME).unlink()
    shutil.rmtree(root / STAGING_NAME, ignore_errors=True)


def _carry_out_step(root: Path, step: Step) -> bool:
    """Do ``step``; return whether it was done now: not where it was before, or somebody has been at the file."""
    target, staged = root / step.path, root / STAGING_NAME / step.staged
    if not _is_free(root, target):
        return False
    if step.after is None:
        if step.before is None or file_hash(target) != step.before:
            return False
        _delete(root, target)
        return True
    if not staged.exists() or file_hash(target) not in (step.before, step.after):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(target)
    return True


def _is_free(root: Path, target: Path) -> bool:
    """Whether nothing was put between ``root`` and ``target``, or in its place, that a step would fall over."""
    return not (leads_outside(root, target) or in_the_way(root, target) or target.is_dir())


def _record(root: Path, journal: Journal, left: Sequence[Step]) -> None:
    """Write the manifest; of the steps that are ``left``, one whose file is as it was is recorded so."""
    staged = root / STAGING_NAME / STAGED_MANIFEST
    undone = _undone(root, left)
    if undone or not staged.exists():
        staged.parent.mkdir(exist_ok=True)
        files = {**journal.manifest.files, **undone}
        staged.write_bytes(encode_manifest(Manifest(files)))
        sync(staged)
    staged.replace(root / MANIFEST_NAME)


def _undone(root: Path, steps: Sequence[Step]) -> dict[str, str]:
    return {
        step.path: step.before
        for step in steps
        if step.before is not None and step.before != step.after and file_hash(root / step.path) == step.before
    }


def _delete(root: Path, path: Path) -> None:
    """Remove one file and the folders it leaves empty, never ``root`` itself."""
    path.unlink(missing_ok=True)
    folder = path.parent
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _read(root: Path) -> Journal | None:
    path = root / JOURNAL_NAME
    try:
        journal = msgspec.json.decode(path.read_bytes(), type=Journal)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ManifestUnreadable(_not_ours(path, str(error))) from error
    staged = [step.staged for step in journal.steps]
    for stray in strays([*(step.path for step in journal.steps), *journal.manifest.files, *staged]):
        raise ManifestUnreadable(_not_ours(path, f"{stray!r} is not below its folder"))
    if any("/" in name for name in staged) or (root / STAGING_NAME).is_symlink():
        raise ManifestUnreadable(_not_ours(path, "its staged files are elsewhere"))
    return journal


def _not_ours(path: Path, reason: str) -> str:
    return f"{path}: not a journal ({reason}); delete it and run: tradegen build"
