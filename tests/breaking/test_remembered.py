"""A version is read once, and what two versions have alike is imported once: nothing changes by that."""

from datetime import date
from pathlib import Path

import pytest
from tests.bench.synthetic_project import write_project
from tests.breaking.test_against import MODELS, commit, git

from tradegen.breaking import children, versions
from tradegen.breaking.findings import Finding
from tradegen.introspect.process import Introspector
from tradegen.introspect.request import Reply, Request
from tradegen.project import load_project

TODAY = date(2026, 3, 1)


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The modules that a child process is asked about, each time that one is."""
    asked: list[list[str]] = []

    class Counted(Introspector):
        def introspect(self, request: Request) -> Reply:
            asked.append(sorted({name.module.rpartition(".")[2] for name in request.names}))
            return super().introspect(request)

    monkeypatch.setattr(children, "Introspector", Counted)
    return asked


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one topic, committed."""
    root = write_project(tmp_path / "shop", topics=1)
    git(root, "init", "-q")
    commit(root)
    return root


def found(root: Path) -> tuple[Finding, ...]:
    """What changed since HEAD."""
    project = load_project(root)
    with children.Children(project) as processes:
        return versions.find_changes_since("HEAD", project, today=TODAY, children=processes)


def rules(root: Path) -> set[str]:
    """The rules of what changed since HEAD."""
    return {one.rule for one in found(root)}


def edit(root: Path, old: str, new: str, *, file: str = MODELS) -> None:
    """Replace words in a file of the project."""
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new))


def test_a_version_is_read_once(root: Path, imported: list[list[str]]) -> None:
    """The second comparison imports nothing and finds the same; another edit is read, the commit is not."""
    edit(root, "max_length=80", "max_length=40")
    first = found(root)
    assert {"R51"} == {one.rule for one in first}
    assert 2 == len(imported)
    assert first == found(root)
    assert 2 == len(imported)
    edit(root, "max_length=40", "max_length=160")
    assert {"R52"} == rules(root)
    assert 3 == len(imported)
    edit(root, "max_length=160", "max_length=40")
    assert first == found(root)
    assert 3 == len(imported)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("contracts/shop_contracts/stock0/routes.yaml", "delivery: latest", "delivery: every", {"R16"}),
        ("contracts/shop_contracts/stock0/routes.yaml", "access: public", "access: user", {"R60"}),
        ("pyproject.toml", 'title = "Synthetic API"', 'title = "Another API"', set[str]()),
    ],
)
def test_every_file_tells_versions_apart(
    root: Path, imported: list[list[str]], file: str, old: str, new: str, expected: set[str]
) -> None:
    """Not only models: what is kept for other files is not taken for these."""
    assert set() == rules(root)
    before = len(imported)
    edit(root, old, new, file=file)
    assert expected == rules(root)
    assert before < len(imported)


def test_what_is_read_from_data_is_not_kept(root: Path, imported: list[list[str]]) -> None:
    """A module that reads a file may declare something else with another content of that."""
    data = root / "contracts/shop_contracts/stock0/most.txt"
    data.write_text("80")
    edit(root, "max_length=80", "max_length=int(open(__file__.replace('items0.py', 'most.txt')).read())")
    commit(root)
    assert set() == rules(root)
    data.write_text("40")
    assert {"R51"} == rules(root)


def test_what_is_alike_is_imported_once(tmp_path: Path, imported: list[list[str]]) -> None:
    """Of the older version only what changed, and what imports that, is asked for."""
    root = write_project(tmp_path / "shop", topics=10)
    imports = "from shop_contracts.stock0 import items1\n"
    edit(root, "from enum import", imports + "from enum import", file=MODELS)
    git(root, "init", "-q")
    commit(root)
    edit(root, "max_length=80", "max_length=40", file=MODELS.replace("items0", "items1"))
    assert {"R51"} == rules(root)
    assert [[f"items{number}" for number in range(10)], ["items0", "items1"]] == imported


@pytest.mark.parametrize("change", ["file", "import"])
def test_what_may_differ_is_imported_twice(tmp_path: Path, imported: list[list[str]], change: str) -> None:
    """A file more, or a change that half of the modules import: both versions are read whole, side by side."""
    root = write_project(tmp_path / "shop", topics=10)
    for number in range(1, 6):
        file = MODELS.replace("items0", f"items{number}")
        edit(root, "from enum import", "from shop_contracts.stock0 import items0\nfrom enum import", file=file)
    git(root, "init", "-q")
    commit(root)
    if change == "file":
        (root / MODELS.replace("items0", "further")).write_text("")
    else:
        edit(root, "max_length=80", "max_length=40")
    found(root)
    assert [[f"items{number}" for number in range(10)]] * 2 == imported


def test_another_commit_is_another_version(root: Path, imported: list[list[str]]) -> None:
    """HEAD is no name for what is kept."""
    assert () == found(root)
    (root / MODELS).write_text((root / MODELS).read_text().replace("max_length=80", "max_length=40"))
    assert found(root)
    commit(root)
    assert () == found(root)


def test_what_is_kept_may_be_damaged(root: Path, imported: list[list[str]]) -> None:
    """It is read anew then."""
    found(root)
    before = len(imported)
    for kept in (root / ".tradegen/versions").glob("*.json"):
        kept.write_bytes(kept.read_bytes()[:99])
    assert () == found(root)
    assert 2 * before == len(imported)


@pytest.mark.parametrize("spoil", ["file", "link", "folders"])
def test_where_nothing_can_be_kept_nothing_is(root: Path, imported: list[list[str]], spoil: str) -> None:
    """A place for notes that cannot be written to, or holds something else, changes no verdict."""
    edit(root, "max_length=80", "max_length=40")
    match spoil:
        case "file":
            (root / ".tradegen").write_text("")
        case "link":
            (root / ".tradegen").symlink_to(root / "nowhere/at/all")
        case _:
            found(root)
            for kept in (root / ".tradegen/versions").glob("*.json"):
                kept.unlink()
                kept.mkdir()
    assert {"R51"} == rules(root)
    assert {"R51"} == rules(root)
    assert 4 <= len(imported)


def test_what_comes_from_elsewhere_is_not_kept(root: Path, imported: list[list[str]]) -> None:
    """Packages that contracts import may change without a commit."""
    config = root / "pyproject.toml"
    config.write_text(f'{config.read_text()}contract_imports = ["shared"]\n')
    commit(root)
    found(root)
    before = len(imported)
    found(root)
    assert 2 * before == len(imported)
