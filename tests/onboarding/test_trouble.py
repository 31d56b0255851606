"""What the command line says when something is wrong with the machine rather than with the declarations."""

from pathlib import Path

import pytest
from tests.onboarding.process import run
from tests.onboarding.test_own_topic import TOOLKIT, copy_repository

MANIFEST = "generated/.tradegen-manifest.json"


@pytest.mark.parametrize("command", ["build", "check"])
def test_damaged_manifest_is_told_with_the_way_out(tmp_path: Path, command: str) -> None:
    """A manifest that a merge left in conflict is one line and exit code 2, not a traceback."""
    copy = copy_repository(tmp_path)
    (copy / "generated").mkdir()
    (copy / MANIFEST).write_text("<<<<<<< ours\n")
    ended = run(*TOOLKIT, command, cwd=copy)
    (line,) = ended.stderr.splitlines()
    assert (ended.returncode, ended.stdout) == (2, "")
    assert line.startswith(f"tradegen: error: {copy / MANIFEST}: not a manifest")
    assert line.endswith("run: tradegen build --force")


def test_folder_without_project_is_told(tmp_path: Path) -> None:
    """Outside any project there is one line that says so."""
    ended = run(*TOOLKIT, "build", cwd=tmp_path)
    (line,) = ended.stderr.splitlines()
    assert (ended.returncode, "[no-project]" in line) == (1, True)
