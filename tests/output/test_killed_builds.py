"""Kill a build at every file operation: the tree is the old or the new one, and the next build needs no force."""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.output.killed import audited_fsync, survives

from tradegen.emit.files import File
from tradegen.output.apply import apply_plan
from tradegen.output.lock import output_lock, reading
from tradegen.output.plan import make_plan

COUNT = 26
OLD = (
    *(File(f"python/api/kept{n}.py", b"old %d\n" % n) for n in range(COUNT)),
    *(File(f"gone{n}/{n}.ts", b"old\n") for n in range(COUNT)),
)
NEW = (
    *(File(f"python/api/kept{n}.py", b"new %d\n" % n) for n in range(COUNT)),
    *(File(f"fresh{n}/{n}.json", b"new\n") for n in range(COUNT)),
)


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test wait for the disk; to ask for it stays an operation."""
    monkeypatch.setattr(os, "fsync", audited_fsync)


def build(root: Path, files: tuple[File, ...]) -> None:
    """Bring the tree below ``root`` to ``files``, as the command does."""
    with output_lock(root):
        plan = make_plan(files, root)
        assert plan.conflicts == ()
        apply_plan(plan)


def tree(root: Path) -> dict[str, bytes]:
    """Return the generated files below ``root``."""
    found = (path for path in root.rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if not path.relative_to(root).as_posix().startswith(".tradegen-")
    }


def content(files: tuple[File, ...]) -> dict[str, bytes]:
    """Return files by path."""
    return {file.path: file.content for file in files}


def kill_everywhere(
    folder: Path, work: Callable[[Path], None], *, torn: bool = False, every: int = 1, error: int = 0
) -> list[dict[str, bytes]]:
    """Kill ``work`` on an old tree at each of its operations; return what a reader who takes the lock sees."""
    seen: list[dict[str, bytes]] = []
    for fatal in range(0, 10_000, every):
        root = folder / str(fatal)
        build(root, OLD)
        if survives(partial(work, root), fatal=fatal, torn=torn, error=error):
            return seen
        with reading(root):
            seen.append(tree(root))
        build(root, NEW)
        assert content(NEW) == tree(root)
        assert not list(root.glob(".tradegen-staging*")) + list(root.glob(".tradegen-journal*"))
    raise AssertionError("the work never ends")


@pytest.mark.parametrize("torn", [False, True], ids=["before an operation", "in the middle of a write"])
def test_a_killed_build_leaves_one_whole_tree(tmp_path: Path, torn: bool) -> None:
    """At whatever operation it dies, a reader sees the old tree or the new one, never a mixture."""
    seen = kill_everywhere(tmp_path, lambda root: build(root, NEW), torn=torn)
    assert len(seen) >= (COUNT * 2 if torn else 200)
    assert all(found in (content(OLD), content(NEW)) for found in seen)
    assert content(OLD) == seen[0]
    if not torn:
        assert content(NEW) == seen[-1]


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EIO], ids=["full", "read-only", "broken"])
def test_a_disk_that_refuses_loses_nothing(tmp_path: Path, error: int) -> None:
    """From whatever operation on a disk is full, read-only or broken, the tree is whole, and the next build works."""
    every = 1 if "TRADEGEN_TEST_ROUNDS" in os.environ else 7
    seen = kill_everywhere(tmp_path, lambda root: build(root, NEW), every=every, error=error)
    assert len(seen) >= 100 / every
    assert all(found in (content(OLD), content(NEW)) for found in seen)
    assert content(OLD) == seen[0]


@pytest.mark.skipif(os.geteuid() != 0 or shutil.which("mount") is None, reason="only root may mount a small disk")
def test_a_small_disk_that_is_full_loses_nothing(tmp_path: Path) -> None:
    """A build that does not fit changes nothing and leaves no litter; with room it goes on."""
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", tmp_path], check=False)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        build(tmp_path, OLD[:10])
        (tmp_path / "filler").write_bytes(b"x" * 100_000)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            build(tmp_path, tuple(File(f"python/{n}.py", b"y" * 4000) for n in range(60)))
        (tmp_path / "filler").unlink()
        assert content(OLD[:10]) == tree(tmp_path)
        build(tmp_path, OLD)
        assert content(OLD) == tree(tmp_path)
    finally:
        subprocess.run(["umount", tmp_path], check=True)


def test_a_repair_that_is_killed_is_repaired(tmp_path: Path) -> None:
    """The build that finishes an interrupted one may itself be killed anywhere."""

    def die_in_the_middle(root: Path) -> None:
        assert not survives(lambda: build(root, NEW), fatal=COUNT * 4)
        build(root, NEW)

    seen = kill_everywhere(tmp_path, die_in_the_middle, every=4)
    assert len(seen) >= 20
    assert all(found in (content(OLD), content(NEW)) for found in seen)


def test_an_edit_after_the_kill_is_kept(tmp_path: Path) -> None:
    """What a user wrote between the kill and the next build is a hand edit, not a victim."""
    build(tmp_path, OLD)
    assert not survives(lambda: build(tmp_path, NEW), fatal=COUNT * 3 + 3)
    edited = tmp_path / f"python/api/kept{COUNT - 1}.py"
    edited.write_bytes(b"mine\n")
    with output_lock(tmp_path):
        plan = make_plan(NEW, tmp_path)
    assert [("hand-edited", f"python/api/kept{COUNT - 1}.py")] == [(one.kind, one.path) for one in plan.conflicts]
    assert b"mine\n" == edited.read_bytes()


def test_lost_staging_is_survived(tmp_path: Path) -> None:
    """Whoever deletes the staged bytes of an interrupted build loses a build, not the way forward."""
    build(tmp_path, OLD)
    assert not survives(lambda: build(tmp_path, NEW), fatal=COUNT * 3 + 3)
    for staged in (tmp_path / ".tradegen-staging").iterdir():
        staged.unlink()
    build(tmp_path, NEW)
    assert content(NEW) == tree(tmp_path)


def test_eight_builds_at_once_never_mix(tmp_path: Path) -> None:
    """Eight processes build eight trees into one folder, while a ninth reads: every tree seen is one of them."""
    rounds = int(os.environ.get("TRADEGEN_TEST_ROUNDS", "5"))
    versions = [
        tuple(File(f"python/{n if n % 3 else f'{n}v{version}'}.py", b"%d" % version) for n in range(20))
        for version in range(8)
    ]
    build(tmp_path, versions[0])
    children = [_start(tmp_path, files, rounds) for files in versions]
    whole = [content(files) for files in versions]
    while children:
        with reading(tmp_path):
            assert tree(tmp_path) in whole
        done, status = os.waitpid(-1, os.WNOHANG)
        if done in children:
            assert 0 == os.waitstatus_to_exitcode(status)
            children.remove(done)
    assert tree(tmp_path) in whole


def _start(root: Path, files: tuple[File, ...], rounds: int) -> int:
    child = os.fork()
    if child == 0:
        try:
            for _ in range(rounds):
                build(root, files)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child
