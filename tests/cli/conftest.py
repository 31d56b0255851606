"""A small built project per test, and the command line as a user runs it."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.bench.synthetic_project import write_project

PROGRAM = Path(sys.executable).parent / "tradegen"


@dataclass(frozen=True)
class Project:
    """A project on disk and the command run in it."""

    root: Path

    @property
    def routes(self) -> Path:
        """The project's only route file."""
        return self.root / "contracts/shop_contracts/stock0/routes.yaml"

    @property
    def rest(self) -> Path:
        """One generated file."""
        return self.root / "generated/python/shop_api/stock0/rest.py"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``tradegen`` in the project's folder."""
        return subprocess.run([PROGRAM, *arguments], cwd=self.root, capture_output=True, text=True, check=False)

    def tree(self) -> dict[str, bytes]:
        """Return every generated file."""
        generated = self.root / "generated"
        files = [path for path in generated.rglob("*") if path.is_file() and path.parent.name != "__pycache__"]
        return {str(path.relative_to(generated)): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one topic that was built, to be copied."""
    project = Project(write_project(tmp_path_factory.mktemp("built") / "shop", topics=1))
    finished = project.run("build")
    assert (0, "") == (finished.returncode, finished.stderr)
    return project.root


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Project:
    """A built project of the test's own."""
    return Project(Path(shutil.copytree(built_once, tmp_path / "shop")))
