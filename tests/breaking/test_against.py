"""Where the version to compare with comes from: every kind of repository gives its files, or says what to do."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.bench.synthetic_project import write_project

from tradegen.breaking.against import Unreachable, version
from tradegen.project import Project, load_project

MODELS = "contracts/shop_contracts/stock0/items0.py"
_GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
_ALLOW = ("-c", "protocol.file.allow=always")


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    subprocess.run([*_GIT, *_ALLOW, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, message: str = "Next") -> None:
    """Commit all that there is."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture(autouse=True)
def plain_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No configuration of this machine reaches git."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose project has one topic, committed once."""
    root = write_project(tmp_path / "shop", topics=1)
    git(root, "init", "-q", "-b", "main")
    commit(root, "First")
    return root


@pytest.fixture
def project(root: Path) -> Project:
    """The project of the repository."""
    return load_project(root)


def models_at(against: str, project: Project, models: str = MODELS) -> bytes:
    """The models of that version."""
    with version(against, project) as folder:
        return (folder / models).read_bytes()


def refused(against: str, project: Project) -> str:
    """Why there is no such version."""
    with pytest.raises(Unreachable) as reason, version(against, project):
        pass
    return str(reason.value)


def test_uncommitted_changes_are_of_today(project: Project) -> None:
    """What is edited, staged or new belongs to the working tree, not to HEAD."""
    before = (project.root / MODELS).read_bytes()
    (project.root / MODELS).write_bytes(b"# edited")
    git(project.root, "add", "-A")
    assert before == models_at("HEAD", project)


@pytest.mark.parametrize("ref", ["main", "v1", "light", "refs/heads/main", "HEAD~0", "@", "HEAD^{/First}"])
def test_every_way_to_name_a_commit(project: Project, ref: str) -> None:
    """Branches, both kinds of tags, and what git's own syntax says of a commit."""
    git(project.root, "tag", "-a", "-m", "One", "v1")
    git(project.root, "tag", "light")
    assert (project.root / MODELS).read_bytes() == models_at(ref, project)


@pytest.mark.parametrize("ref", ["main...", "main...feature", "feature...main", "HEAD...main"])
def test_where_two_branches_part(project: Project, ref: str) -> None:
    """The commit that a branch began at, whatever came to the other one since."""
    before = (project.root / MODELS).read_bytes()
    for branch, text in (("main", b"# of main"), ("feature", b"# of the feature")):
        git(project.root, "switch", "-q", *(["-c", "feature", "HEAD~1"] if branch == "feature" else [branch]))
        (project.root / MODELS).write_bytes(text)
        commit(project.root)
    assert before == models_at(ref, project)
    assert b"# of main" == models_at("main", project)


@pytest.mark.parametrize(("ref", "named"), [("main..HEAD", "main"), ("nowhere...", "nowhere"), ("..nowhere", "main")])
def test_a_range_is_no_version(project: Project, ref: str, named: str) -> None:
    """What is probably meant is said."""
    expected = f"no version is at hand by that range; give {named}, or {named}... for where this branch began"
    assert expected == refused(ref, project)


def test_nothing_names_no_version(project: Project) -> None:
    """An empty variable of a script is told from a version that is not there."""
    assert "no version is named; give a git ref or a folder" == refused("", project)


def test_only_what_is_needed_is_written(root: Path) -> None:
    """However much the repository holds, the config, the contracts and what these import are read."""
    for name in ("shared", "other", "generated", "contracts/beside"):
        (root / name).mkdir()
        (root / name / "large.py").write_text("x = 1\n")
    config = root / "pyproject.toml"
    config.write_text(f'{config.read_text()}contract_imports = ["shared"]\n')
    commit(root)
    with version("HEAD", load_project(root)) as folder:
        found = {path.relative_to(folder).parts[:2] for path in folder.rglob("*") if path.is_file()}
    assert {("pyproject.toml",), ("shared", "large.py"), ("contracts", "shop_contracts")} == found


def test_attributes_change_nothing(project: Project) -> None:
    """What archives leave out, fill in or convert is compared as it was committed."""
    attributes = "* export-ignore\n*.py text eol=crlf export-subst\n*.yaml working-tree-encoding=UTF-16\n"
    (project.root / ".gitattributes").write_text(attributes)
    git(project.root, "config", "core.autocrlf", "true")
    before = (project.root / MODELS).read_bytes()
    git(project.root, "add", ".gitattributes")
    git(project.root, "commit", "-q", "-m", "Attributes")
    assert before == models_at("HEAD", project)


@pytest.fixture(params=["subfolder", "worktree", "submodule"])
def elsewhere(request: pytest.FixtureRequest, root: Path, tmp_path: Path) -> Iterator[Path]:
    """The project in a folder of a larger repository, in a second working tree, and as a submodule of another."""
    outer = tmp_path / "outer"
    match request.param:
        case "worktree":
            git(root, "worktree", "add", "-q", "--detach", str(outer))
            yield outer
        case "submodule":
            outer.mkdir()
            git(outer, "init", "-q")
            git(outer, "submodule", "add", "-q", str(root), "shop")
            commit(outer)
            yield outer / "shop"
        case _:
            write_project(outer / "apps/shop", topics=1)
            git(outer, "init", "-q")
            commit(outer)
            yield outer / "apps/shop"


@pytest.mark.parametrize("hook", [False, True])
def test_the_repository_is_the_one_of_the_project(
    elsewhere: Path, root: Path, monkeypatch: pytest.MonkeyPatch, *, hook: bool
) -> None:
    """It is found from the project's folder, also within a hook, which git tells about the repository it runs for."""
    if hook:
        monkeypatch.setenv("GIT_DIR", str(root / ".git"))
        monkeypatch.setenv("GIT_INDEX_FILE", str(root / ".git/index"))
        monkeypatch.setenv("GIT_PREFIX", "")
    before = (elsewhere / MODELS).read_bytes()
    (elsewhere / MODELS).write_bytes(b"# edited")
    assert before == models_at("HEAD", load_project(elsewhere))


def test_a_repository_that_only_the_environment_names(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is found from the folder, what the environment says holds."""
    (root / ".git").rename(tmp_path / "kept.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "kept.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(root))
    assert (root / MODELS).read_bytes() == models_at("HEAD", load_project(root))


def test_contracts_in_a_submodule(root: Path, tmp_path: Path) -> None:
    """They are read from the submodule, at the commit that the version names."""
    contracts = tmp_path / "contracts"
    (root / "contracts").rename(contracts)
    git(contracts, "init", "-q")
    commit(contracts)
    commit(root, "Moved out")
    git(root, "submodule", "add", "-q", str(contracts), "contracts")
    commit(root)
    before = (root / MODELS).read_bytes()
    (root / MODELS).write_bytes(b"# newer")
    commit(root / "contracts")
    commit(root)
    assert [b"# newer", before] == [models_at(ref, load_project(root)) for ref in ("HEAD", "HEAD~")]
    git(root, "submodule", "deinit", "-q", "-f", "contracts")
    assert refused("HEAD", load_project(root)).endswith("is not here; run: git submodule update --init")


def test_contracts_behind_a_link(tmp_path: Path) -> None:
    """A link to a folder of the same repository, outside the project, is followed; one that leads out is not."""
    outer = tmp_path / "outer"
    root = write_project(outer / "apps/shop", topics=1)
    (root / "contracts").rename(outer / "shared")
    (root / "contracts").symlink_to("../../shared")
    (outer / "shared/shop_contracts/stock0/away.py").symlink_to("/etc/hostname")
    git(outer, "init", "-q")
    commit(outer)
    with version("HEAD", load_project(root)) as folder:
        assert (root / MODELS).read_bytes() == (folder / MODELS).read_bytes()
        assert [] == list(folder.rglob("away.py"))


def test_a_version_with_other_folders(root: Path) -> None:
    """The version's own config says where its contracts were."""
    (root / "contracts").rename(root / "declared")
    config = root / "pyproject.toml"
    config.write_text(config.read_text().replace("contracts/shop", "declared/shop"))
    assert (root / "declared/shop_contracts/stock0/items0.py").read_bytes() == models_at("HEAD", load_project(root))


def test_a_shallow_clone_says_so(root: Path, tmp_path: Path) -> None:
    """What was not fetched is no mistake in the name."""
    (root / MODELS).write_bytes(b"# edited")
    commit(root)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{root}", "clone")
    clone = load_project(tmp_path / "clone")
    assert b"# edited" == models_at("HEAD", clone)
    assert "shallow clone; run: git fetch --unshallow" in refused("HEAD~1", clone)


def test_what_cannot_be_had_is_told_with_a_way_out(
    root: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each reason is one line."""
    assert "no such folder, and no such ref in this git repository" == refused("nowhere", project)
    assert refused("origin/new", project).endswith("if it is new there, run: git fetch origin new")
    (root / "main").mkdir()
    (root / "empty").mkdir()
    (root / "main/pyproject.toml").write_text("[tool.tradegen]\n")
    (root / "empty/pyproject.toml").write_text("[project]\n")
    monkeypatch.chdir(root)
    assert "main is a folder and a git ref; write ./main or refs/heads/main" == refused("main", project)
    assert "./empty/pyproject.toml has no [tool.tradegen]" == refused("./empty", project)
    assert "contracts/shop_contracts holds no pyproject.toml" == refused("contracts/shop_contracts", project)
    git(root, "rm", "-q", "--cached", "pyproject.toml")
    git(root, "commit", "-q", "-m", "Without")
    gone = "at HEAD there is no pyproject.toml with [tool.tradegen] where the project is now"
    assert gone == refused("HEAD", project)
    monkeypatch.setenv("PATH", str(root))
    assert "git is not installed; give a folder to compare with" == refused("HEAD", project)


def test_without_a_repository(tmp_path: Path) -> None:
    """Git says that there is none."""
    project = load_project(write_project(tmp_path / "shop", topics=1))
    assert "the project lies in no git repository; give a folder to compare with" == refused("HEAD", project)


def test_a_large_file_that_is_kept_elsewhere(root: Path, project: Project) -> None:
    """Git LFS keeps a pointer in the repository; without its program there is nothing to compare."""
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
    (root / MODELS).write_text(pointer)
    commit(root)
    assert refused("HEAD", project).startswith(f"{MODELS} is kept in Git LFS")
