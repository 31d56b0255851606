"""The plan tells what is stale from what somebody else wrote."""

from pathlib import Path

import pytest

from tradegen.emit.files import File, content_hash
from tradegen.output.apply import apply_plan
from tradegen.output.lock import output_lock
from tradegen.output.manifest import MANIFEST_NAME, Manifest, ManifestUnreadable, encode_manifest, file_hash
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
    plan = make_plan(FIRST, tmp_path)
    assert ((), ()) == (plan.changes, plan.conflicts)


def test_an_unchanged_file_keeps_its_mtime(tmp_path: Path) -> None:
    """Only what changed is written."""
    built(tmp_path)
    before = (tmp_path / "typescript/b.ts").stat().st_mtime_ns
    plan = built(tmp_path, (File("python/a.py", b"a = 2\n"), FIRST[1]))
    assert (Change("update", "python/a.py", b"a = 2\n", FIRST[0].digest),) == plan.changes
    assert before == (tmp_path / "typescript/b.ts").stat().st_mtime_ns


def test_a_file_no_longer_declared_goes_with_its_folder(tmp_path: Path) -> None:
    """An orphan of ours is deleted, and so is the folder it leaves empty."""
    built(tmp_path)
    plan = built(tmp_path, FIRST[:1])
    assert (Change("delete", "typescript/b.ts", before=FIRST[1].digest),) == plan.changes
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
    edited = content_hash(b"a = 'mine'\n")
    assert ((Change("update", "python/a.py", b"a = 1\n", edited),), ()) == (plan.changes, plan.conflicts)


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


def test_a_link_never_leads_a_deletion_outside(tmp_path: Path) -> None:
    """An orphan behind a link that took its folder's place is not deleted, whatever its bytes."""
    root = tmp_path / "generated"
    built(root)
    (root / "python").rename(tmp_path / "elsewhere")
    (root / "python").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert (Conflict("outside-output", "python/a.py"),) == make_plan(FIRST[1:], root).conflicts
    assert (tmp_path / "elsewhere/a.py").exists()


@pytest.mark.parametrize("path", ["../victim.py", "/etc/hostname", "a/../../victim.py", "", "a//b", "a/./b", "a\0b"])
def test_a_manifest_that_names_other_places_is_none(tmp_path: Path, path: str) -> None:
    """A manifest comes with a checkout: what it names outside its folder is never touched."""
    victim = tmp_path / "victim.py"
    victim.write_bytes(b"precious\n")
    root = tmp_path / "generated"
    root.mkdir()
    (root / MANIFEST_NAME).write_bytes(encode_manifest(Manifest({path: file_hash(victim) or ""})))
    with pytest.raises(ManifestUnreadable, match="is not below its folder"):
        make_plan(FIRST, root)
    assert victim.exists()


def test_a_file_where_a_folder_must_be_is_a_conflict(tmp_path: Path) -> None:
    """It is told before anything is written, once."""
    (tmp_path / "python").write_bytes(b"precious\n")
    wanted = (*FIRST, File("python/c.py", b""))
    assert (Conflict("foreign-file", "python"),) == make_plan(wanted, tmp_path).conflicts


def test_converted_line_ends_are_told_as_such(tmp_path: Path) -> None:
    """Git on Windows edits no file by hand."""
    built(tmp_path)
    (tmp_path / "python/a.py").write_bytes(b"a = 1\r\n")
    assert (Conflict("line-ends", "python/a.py"),) == make_plan(FIRST, tmp_path).conflicts


@pytest.mark.parametrize(
    "path",
    ["python/dist/a.py", "python/package-lock.json", "python/.tradegen-lock", "typescript/src/node_modules/x.js"],
)
def test_a_stranger_hides_behind_no_name(tmp_path: Path, path: str) -> None:
    """What tools make is overlooked where they make it, and nowhere else."""
    built(tmp_path)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(b"")
    assert (path,) == make_plan(FIRST, tmp_path).strangers


def test_a_linked_folder_is_a_stranger(tmp_path: Path) -> None:
    """A link to a folder is named, not followed."""
    root = tmp_path / "generated"
    built(root)
    (root / "python/more").symlink_to(tmp_path, target_is_directory=True)
    assert ("python/more",) == make_plan(FIRST, root).strangers


@pytest.mark.parametrize(
    "path",
    [
        "typescript/node_modules/x/y.js",
        "typescript/dist/b.js",
        "typescript/package-lock.json",
        "python/__pycache__/a.pyc",
    ],
)
def test_what_tools_make_is_overlooked(tmp_path: Path, path: str) -> None:
    """Compiled and installed files are nobody's mistake."""
    built(tmp_path)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(b"")
    assert () == make_plan(FIRST, tmp_path).strangers


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
