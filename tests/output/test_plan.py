"""The plan tells what is stale from what somebody else wrote."""

from pathlib import Path

import pytest

from tradegen.emit.files import File
from tradegen.output.apply import apply_plan
from tradegen.output.lock import output_lock
from tradegen.output.manifest import MANIFEST_NAME, Manifest, ManifestUnreadable, encode_manifest
from tradegen.output.plan import Change, Conflict, Plan, make_plan

FIRST = (File("python/a.py", b"a = 1\n"), File("typescript/b.ts", b"export {};\n"))


def built(root: Path, files: tuple[File, ...] = FIRST) -> Plan:
    """Bring the tree below ``root`` to ``files`` and return the plan that did it."""
    with output_lock(root):
        plan = make_plan(files, root)
        apply_plan(plan)
    return plan


def test_an_empty_tree_gets_every_file(tmp_path: Path) -> None:
    """Every emitted file is created, and a second plan is empty."""
    plan = built(tmp_path)
    assert [(c.verb, c.path) for c in plan.changes] == [("create", "python/a.py"), ("create", "typescript/b.ts")]
    assert (tmp_path / "python/a.py").read_bytes() == b"a = 1\n"
    assert make_plan(FIRST, tmp_path).is_empty


def test_an_unchanged_file_keeps_its_mtime(tmp_path: Path) -> None:
    """Only what changed is written."""
    built(tmp_path)
    before = (tmp_path / "typescript/b.ts").stat().st_mtime_ns
    plan = built(tmp_path, (File("python/a.py", b"a = 2\n"), FIRST[1]))
    assert ((Change("update", "python/a.py", b"a = 2\n")),) == plan.changes
    assert before == (tmp_path / "typescript/b.ts").stat().st_mtime_ns


def test_a_file_no_longer_declared_goes_with_its_folder(tmp_path: Path) -> None:
    """An orphan of ours is deleted, and so is the folder it leaves empty."""
    built(tmp_path)
    plan = built(tmp_path, FIRST[:1])
    assert (Change("delete", "typescript/b.ts"),) == plan.changes
    assert not (tmp_path / "typescript").exists()


def test_a_hand_edit_is_a_conflict(tmp_path: Path) -> None:
    """A file whose bytes we did not write is neither overwritten nor deleted."""
    built(tmp_path)
    (tmp_path / "python/a.py").write_bytes(b"a = 'mine'\n")
    assert (Conflict("hand-edited", "python/a.py"),) == make_plan(FIRST, tmp_path).conflicts
    assert (Conflict("hand-edited", "python/a.py"),) == make_plan(FIRST[1:], tmp_path).conflicts


def test_force_overwrites_a_hand_edit(tmp_path: Path) -> None:
    """With force the declarations win."""
    built(tmp_path)
    (tmp_path / "python/a.py").write_bytes(b"a = 'mine'\n")
    plan = make_plan(FIRST, tmp_path, force=True)
    assert ((Change("update", "python/a.py", b"a = 1\n"),), ()) == (plan.changes, plan.conflicts)


def test_a_foreign_file_in_the_way_is_a_conflict(tmp_path: Path) -> None:
    """A file that was there before the first build is kept."""
    (tmp_path / "python").mkdir()
    (tmp_path / "python/a.py").write_bytes(b"precious\n")
    assert (Conflict("foreign-file", "python/a.py"),) == make_plan(FIRST, tmp_path).conflicts


def test_a_stranger_is_named_and_never_deleted(tmp_path: Path) -> None:
    """A hand-written file below the output root is reported and survives builds."""
    built(tmp_path)
    (tmp_path / "python/notes.txt").write_bytes(b"keep\n")
    assert make_plan(FIRST, tmp_path).strangers == ("python/notes.txt",)
    built(tmp_path, ())
    assert (tmp_path / "python/notes.txt").read_bytes() == b"keep\n"


def test_a_link_never_leads_a_write_outside(tmp_path: Path) -> None:
    """A folder of the output replaced by a symbolic link is a conflict."""
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "generated"
    root.mkdir()
    (root / "python").symlink_to(outside, target_is_directory=True)
    assert (Conflict("outside-output", "python/a.py"),) == make_plan(FIRST, root).conflicts


def test_a_folder_in_the_way_is_a_conflict(tmp_path: Path) -> None:
    """A folder where a file is to be written is left alone."""
    (tmp_path / "python/a.py").mkdir(parents=True)
    assert (Conflict("not-a-file", "python/a.py"),) == make_plan(FIRST, tmp_path).conflicts


def test_a_damaged_manifest_says_what_to_do(tmp_path: Path) -> None:
    """A manifest that is no JSON stops the plan with a way out."""
    built(tmp_path)
    (tmp_path / MANIFEST_NAME).write_bytes(b"<<<<<<< ours\n")
    with pytest.raises(ManifestUnreadable, match="tradegen build --force"):
        make_plan(FIRST, tmp_path)


def test_the_manifest_is_sorted_and_holds_no_place(tmp_path: Path) -> None:
    """The committed record is the same on every machine."""
    built(tmp_path, tuple(reversed(FIRST)))
    text = (tmp_path / MANIFEST_NAME).read_text()
    assert text == encode_manifest(Manifest(dict(make_plan(FIRST, tmp_path).manifest.files))).decode()
    assert str(tmp_path) not in text
