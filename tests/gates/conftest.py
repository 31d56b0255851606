"""What the reference application says of itself, seen once; and the golden cases as the golden tests have them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from tests.golden.conftest import good_outputs, outputs, python_packages

from tradegen.gates.child_messages import Answer, Job
from tradegen.gates.keys import read_vectors
from tradegen.gates.models import model_names
from tradegen.gates.python_child import ask_child
from tradegen.gates.site import Site
from tradegen.project import load_project

__all__ = ["good_outputs", "outputs", "python_packages"]

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def site() -> Site:
    """The reference application's output."""
    return Site(load_project(ROOT))


@pytest.fixture(scope="session")
def answer(site: Site) -> Answer:
    """What its generated code says of itself."""
    return ask_child(job_of(site))


def job_of(site: Site) -> Job:
    """Ask for everything."""
    return Job(
        path=site.source_folders,
        server=site.project.server,
        client=site.project.client,
        modules=site.modules,
        served=True,
        models=True,
        vectors=read_vectors(site) if (site.output / "specs").is_dir() else (),
        model_names=model_names(site),
    )


@dataclass(frozen=True)
class Copy:
    """A copy of the output whose documents may be changed."""

    site: Site

    def change(self, document: str, edit: Callable[[str], str]) -> None:
        """Change the text of ``module/document`` below the server's package."""
        path = self.site.python / self.site.project.server / document
        before = path.read_text()
        after = edit(before)
        assert before != after, "the edit changes nothing"
        path.write_text(after)


@pytest.fixture
def copy(site: Site, tmp_path: Path) -> Copy:
    """A copy of the reference application's output."""
    shutil.copytree(site.output, tmp_path / "generated", ignore=shutil.ignore_patterns("node_modules", "dist"))
    return Copy(Site(msgspec.structs.replace(site.project, root=tmp_path)))
