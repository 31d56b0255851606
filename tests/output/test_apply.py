"""A build that fails leaves the old tree; builds take turns."""

import threading
from pathlib import Path

import pytest

from tradegen.emit.files import File
from tradegen.output.apply import apply_plan
from tradegen.output.lock import output_lock
from tradegen.output.plan import make_plan

OLD = tuple(File(f"python/{name}.py", b"old\n") for name in "abc")
NEW = tuple(File(f"python/{name}.py", b"new\n") for name in "abd")


def tree(root: Path) -> dict[str, bytes]:
    """Return the generated files below ``root``."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".tradegen-")
    }


def test_a_full_disk_while_staging_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new bytes are all on disk before the first old file is replaced."""
    apply_plan(make_plan(OLD, tmp_path))
    before = tree(tmp_path)
    plan = make_plan(NEW, tmp_path)
    written = Path.write_bytes

    def refuse_the_second(path: Path, content: bytes) -> int:
        if path.name == "1":
            raise OSError(28, "No space left on device", str(path))
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", refuse_the_second)
    with pytest.raises(OSError, match="No space left"):
        apply_plan(plan)
    assert before == tree(tmp_path)
    assert not list(tmp_path.glob(".tradegen-staging/*"))


@pytest.mark.parametrize("wanted", [NEW, NEW[:1]], ids=["replaced", "deleted"])
def test_an_edit_between_plan_and_apply_is_kept(tmp_path: Path, wanted: tuple[File, ...]) -> None:
    """What a user writes while a build is under way is a hand edit for the next one, not a victim."""
    with output_lock(tmp_path):
        apply_plan(make_plan(OLD, tmp_path))
        plan = make_plan(wanted, tmp_path)
        (tmp_path / "python/b.py").write_bytes(b"mine\n")
        apply_plan(plan)
        again = make_plan(wanted, tmp_path)
    assert b"mine\n" == (tmp_path / "python/b.py").read_bytes()
    assert wanted[0].content == (tmp_path / "python/a.py").read_bytes()
    assert [one.path for one in again.conflicts] == (["python/b.py"] if len(wanted) > 1 else [])


def test_builds_take_turns(tmp_path: Path) -> None:
    """While one build holds the output, another waits for it."""
    entered = threading.Event()

    def second() -> None:
        with output_lock(tmp_path):
            entered.set()

    thread = threading.Thread(target=second)
    with output_lock(tmp_path):
        thread.start()
        assert not entered.wait(0.05)
    assert entered.wait(5)
    thread.join()
