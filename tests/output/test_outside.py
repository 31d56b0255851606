"""Journals, staging folders and locks that somebody made up lead no build out of its folder."""

import errno
import os
from pathlib import Path

import msgspec
import pytest

from tradegen.emit.files import content_hash
from tradegen.output.journal import JOURNAL_NAME, STAGING_NAME, Journal, Step, finish_interrupted
from tradegen.output.lock import LOCK_NAME, output_lock, reading
from tradegen.output.manifest import Manifest, ManifestUnreadable

SECRET = b"precious\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An output folder beside a file that is nobody's business."""
    (tmp_path / "secret").write_bytes(SECRET)
    (tmp_path / "generated" / STAGING_NAME).mkdir(parents=True)
    return tmp_path / "generated"


def interrupt(root: Path, *steps: Step) -> None:
    """Leave a journal of these steps."""
    (root / JOURNAL_NAME).write_bytes(msgspec.json.encode(Journal(steps, Manifest())))


@pytest.mark.parametrize(
    "step",
    [
        Step("../secret", "0", content_hash(SECRET), None),
        Step("python/a.py", "../../secret", None, content_hash(SECRET)),
        Step("../made", "0", None, content_hash(b"")),
        Step("/tmp/made", "0", None, content_hash(b"")),
    ],
    ids=["deletes", "takes", "makes", "makes by an absolute path"],
)
def test_a_journal_that_leads_outside_is_refused(root: Path, step: Step) -> None:
    """It deletes nothing, takes nothing and makes nothing elsewhere."""
    (root / STAGING_NAME / "0").write_bytes(b"")
    interrupt(root, step)
    with pytest.raises(ManifestUnreadable, match="not a journal"):
        finish_interrupted(root)
    assert [("generated", None), ("secret", SECRET)] == [
        (path.name, path.read_bytes() if path.is_file() else None) for path in sorted(root.parent.iterdir())
    ]


def test_staging_elsewhere_is_refused(root: Path) -> None:
    """Files are not moved into the tree from behind a link."""
    (root / STAGING_NAME).rmdir()
    (root / STAGING_NAME).symlink_to(root.parent, target_is_directory=True)
    interrupt(root, Step("python/a.py", "secret", None, content_hash(SECRET)))
    with pytest.raises(ManifestUnreadable, match="its staged files are elsewhere"):
        finish_interrupted(root)
    assert (root.parent / "secret").exists()


def test_a_folder_that_became_a_link_after_the_kill_is_left_alone(root: Path) -> None:
    """The step behind it is not done, and the rest is."""
    (root / STAGING_NAME / "0").write_bytes(b"a")
    (root / STAGING_NAME / "1").write_bytes(b"b")
    (root / "python").symlink_to(root.parent, target_is_directory=True)
    interrupt(
        root, Step("python/a.py", "0", None, content_hash(b"a")), Step("specs/b.json", "1", None, content_hash(b"b"))
    )
    assert finish_interrupted(root)
    assert not (root.parent / "a.py").exists()
    assert b"b" == (root / "specs/b.json").read_bytes()


def test_what_came_between_kill_and_repair_stops_no_build(root: Path) -> None:
    """A file where a folder must be, or a folder where a file must be, is left for the next plan to tell."""
    (root / STAGING_NAME / "0").write_bytes(b"a")
    (root / STAGING_NAME / "1").write_bytes(b"b")
    (root / "python").write_bytes(SECRET)
    (root / "specs/b.json").mkdir(parents=True)
    interrupt(
        root, Step("python/a.py", "0", None, content_hash(b"a")), Step("specs/b.json", "1", None, content_hash(b"b"))
    )
    assert finish_interrupted(root)
    assert SECRET == (root / "python").read_bytes()


@pytest.mark.parametrize("hold", [output_lock, reading])
def test_a_link_is_no_lock(root: Path, hold: object) -> None:
    """A link in the lock's place makes no file where it points."""
    (root / LOCK_NAME).symlink_to(root.parent / "made")
    taken = output_lock(root) if hold is output_lock else reading(root)
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)), taken:
        pass
    assert not (root.parent / "made").exists()
