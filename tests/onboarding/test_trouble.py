"""What the command line says when something is wrong with the machine rather than with the declarations."""

from pathlib import Path

import pytest
from tests.onboarding.process import run
from tests.onboarding.test_own_topic import TOOLKIT, copy_repository

MANIFEST = "generated/.tradegen-manifest.json"


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (("build",), 2, "tradegen: error: {project}/{manifest}: not a manifest"),
        (("check", "--only", "drift"), 1, "{manifest}: is not a manifest"),
    ],
)
def test_damaged_manifest_is_told_with_the_way_out(
    tmp_path: Path, command: tuple[str, ...], code: int, says: str
) -> None:
    """A manifest that a merge left in conflict is one line: trouble to a build, a finding to a check."""
    copy = copy_repository(tmp_path)
    (copy / "generated").mkdir()
    (copy / MANIFEST).write_text("<<<<<<< ours\n")
    ended = run(*TOOLKIT, *command, cwd=copy)
    (line,) = ended.stderr.splitlines()
    assert (code, "") == (ended.returncode, ended.stdout)
    assert line.startswith(says.format(project=copy, manifest=MANIFEST))
    assert line.endswith("run: tradegen build --force")


def test_folder_without_project_is_told(tmp_path: Path) -> None:
    """Outside any project there is one line that says so."""
    ended = run(*TOOLKIT, "build", cwd=tmp_path)
    (line,) = ended.stderr.splitlines()
    assert (ended.returncode, "[no-project]" in line) == (1, True)
