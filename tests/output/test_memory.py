"""What the toolkit remembers is nobody else's business: git does not see it."""

import subprocess
from pathlib import Path

from tradegen.output.memory import make_memory


def test_git_does_not_see_it(tmp_path: Path) -> None:
    """A new user's ``git add`` takes nothing of it, whatever part is made first."""
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    (make_memory(tmp_path, "check") / "a.json").write_text("{}")
    (make_memory(tmp_path) / "note.json").write_text("{}")
    seen = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert "" == seen.stdout


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A checkout may hold a link in place of the file: nothing is written through it."""
    project = tmp_path / "project"
    (project / ".tradegen").mkdir(parents=True)
    (project / ".tradegen/.gitignore").symlink_to(tmp_path / "elsewhere")
    make_memory(project)
    assert not (tmp_path / "elsewhere").exists()
