"""A note says in one glance whether the output is current."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tradegen.output import currency
from tradegen.output.currency import current_note, take_note


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one source and one output file, old enough to be trusted by mtime."""
    (tmp_path / "contracts").mkdir()
    for name in ("contracts/a.py", "out.py"):
        (tmp_path / name).write_text("x = 1\n")
        os.utime(tmp_path / name, (1_000_000_000, 1_000_000_000))
    noted(tmp_path)
    return tmp_path


def noted(root: Path) -> None:
    """Take the note of ``root`` as it is now."""
    take_note(root, folders=[root / "contracts"], paths=[root / "contracts/a.py", root / "out.py"])


def test_nothing_changed_is_current(project: Path) -> None:
    """The note holds while every file is as it was."""
    assert current_note(project) is not None


@pytest.mark.parametrize("spoil", ["file", "link", "folder"])
def test_a_place_that_takes_no_note_stops_nobody(project: Path, spoil: str) -> None:
    """Where no note can be read or written, the next build looks for itself."""
    shutil.rmtree(project / ".tradegen")
    match spoil:
        case "file":
            (project / ".tradegen").write_text("")
        case "link":
            (project / ".tradegen").symlink_to(project / "nowhere/at/all")
        case _:
            (project / ".tradegen/note.json").mkdir(parents=True)
    noted(project)
    assert current_note(project) is None
    assert ["contracts", "out.py"] == sorted(path.name for path in project.iterdir() if path.name != ".tradegen")


@pytest.mark.parametrize("name", ["contracts/a.py", "out.py"])
def test_an_edit_is_seen(project: Path, name: str) -> None:
    """A changed source or a changed output asks for a build."""
    (project / name).write_text("x = 2\n")
    assert current_note(project) is None


def test_an_edit_behind_an_old_mtime_is_seen(project: Path) -> None:
    """Whoever sets the mtime back to that of a file of the same size changes the time of change all the same."""
    source = project / "contracts/a.py"
    source.write_text("x = 2\n")
    os.utime(source, (1_000_000_000, 1_000_000_000))
    assert current_note(project) is None


def test_an_edit_within_the_clocks_grain_is_seen(project: Path) -> None:
    """A file as young as the note is judged by its bytes, not by its mtime."""
    source = project / "contracts/a.py"
    source.write_text("x = 1\n")
    noted(project)
    stat = source.stat()
    source.write_text("x = 2\n")
    os.utime(source, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert current_note(project) is None


def test_a_touched_file_with_the_same_bytes_is_current(project: Path) -> None:
    """A fresh checkout changes mtimes, not contents."""
    os.utime(project / "contracts/a.py")
    assert current_note(project) is not None


def test_a_new_file_is_seen(project: Path) -> None:
    """A declaration that did not exist asks for a build."""
    (project / "contracts/b.py").write_text("")
    assert current_note(project) is None


def test_a_missing_file_is_seen(project: Path) -> None:
    """A deleted output asks for a build."""
    (project / "out.py").unlink()
    assert current_note(project) is None


def test_another_interpreter_is_seen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another environment has other packages, without any file of the project changing."""
    monkeypatch.setattr(sys, "prefix", "/another")
    assert current_note(project) is None


def test_another_version_of_a_package_is_seen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade takes the metadata of the old version away, and may change output."""
    upgraded = project / "METADATA"
    upgraded.write_text("Name: pydantic")
    monkeypatch.setattr(currency, "package_files", lambda: (upgraded,))
    noted(project)
    assert current_note(project) is not None
    upgraded.unlink()
    assert current_note(project) is None


def test_packages_that_decide_output_are_looked_at() -> None:
    """Each of them has its metadata in the note."""
    found = {path.parent.name.split("-")[0].lower() for path in currency.package_files()}
    assert found == {"pydantic", "datamodel_code_generator", "jinja2", "msgspec"}


def test_a_damaged_note_is_no_note(project: Path) -> None:
    """A note cut short by a crash costs a build and nothing else."""
    (project / currency.NOTE_PATH).write_bytes(b"{")
    assert current_note(project) is None


def test_a_copied_project_is_judged_by_its_own_files(project: Path) -> None:
    """The note of the place a project was copied from says nothing of the copy."""
    copy = project.parent / "copy"
    shutil.copytree(project, copy)
    assert current_note(copy) is None
