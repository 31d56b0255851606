"""A commit is read once: afterwards its declarations are known, as long as they follow from the commit alone."""

from datetime import date
from pathlib import Path

import pytest
from tests.bench.synthetic_project import write_project
from tests.breaking.test_against import MODELS, commit, git

from tradegen.breaking import versions
from tradegen.breaking.findings import Finding
from tradegen.introspect.process import Introspector
from tradegen.introspect.request import Reply, Request
from tradegen.project import load_project

TODAY = date(2026, 3, 1)


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One item for each time that a child process imports models."""
    children: list[None] = []

    class Counted(Introspector):
        def introspect(self, request: Request) -> Reply:
            children.append(None)
            return super().introspect(request)

    monkeypatch.setattr(versions, "Introspector", Counted)
    return children


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one topic, committed."""
    root = write_project(tmp_path / "shop", topics=1)
    git(root, "init", "-q")
    commit(root)
    return root


def found(root: Path) -> tuple[Finding, ...]:
    """What changed since HEAD."""
    return versions.find_changes_since("HEAD", load_project(root), today=TODAY)


def test_a_commit_is_read_once(root: Path, imported: list[None]) -> None:
    """The second comparison imports today's models only, and finds the same."""
    (root / MODELS).write_text((root / MODELS).read_text().replace("max_length=80", "max_length=40"))
    first = found(root)
    assert {"R51"} == {one.rule for one in first}
    assert 2 == len(imported)
    assert first == found(root)
    assert 3 == len(imported)


def test_another_commit_is_another_version(root: Path, imported: list[None]) -> None:
    """HEAD is no name for what is kept."""
    assert () == found(root)
    (root / MODELS).write_text((root / MODELS).read_text().replace("max_length=80", "max_length=40"))
    assert found(root)
    commit(root)
    assert () == found(root)


def test_what_is_kept_may_be_damaged(root: Path, imported: list[None]) -> None:
    """It is read anew then."""
    found(root)
    [kept] = (root / ".tradegen/versions").glob("*.json")
    kept.write_bytes(kept.read_bytes()[:99])
    assert () == found(root)
    assert 4 == len(imported)


def test_what_comes_from_elsewhere_is_not_kept(root: Path, imported: list[None]) -> None:
    """Packages that contracts import may change without a commit."""
    config = root / "pyproject.toml"
    config.write_text(f'{config.read_text()}contract_imports = ["shared"]\n')
    commit(root)
    found(root)
    found(root)
    assert 4 == len(imported)
