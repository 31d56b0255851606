"""The hook and the recipe of docs/gates.md do what they say, run as they stand."""

import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.conftest import PROGRAM, Project
from tests.onboarding.repository import ROOT

GATES_PAGE = (ROOT / "docs" / "gates.md").read_text(encoding="utf-8")


@pytest.fixture
def repository(project: Project) -> Project:
    """The built project as a git repository with everything committed."""
    (project.root / ".gitignore").write_text("__pycache__/\n.tradegen/\n")
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "All")
    return project


def git(project: Project, *arguments: str) -> None:
    """Run git in the project."""
    subprocess.run(["git", *arguments], cwd=project.root, check=True, capture_output=True)


def shell(project: Project, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script with the program on the path, ending at the first failure."""
    environment = {"PATH": f"{Path(PROGRAM).parent}:/usr/local/bin:/usr/bin:/bin", "HOME": str(project.root)}
    return subprocess.run(
        ["sh", "-ec", script], cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )


def hooks() -> list[dict[str, Any]]:
    """Return the hooks that the repository offers."""
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    return found


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_a_hook_passes_and_fails(repository: Project, hook: dict[str, Any]) -> None:
    """The entry of each hook is content with a current tree and stops a stale one."""
    assert not hook["pass_filenames"]
    assert 0 == shell(repository, hook["entry"]).returncode
    repository.routes.write_text(repository.routes.read_text().replace("limit: int = 50", "limit: int = 60"))
    finished = shell(repository, hook["entry"])
    assert 1 == finished.returncode
    assert "is stale [stale-file]; run: tradegen build" in finished.stderr


def test_the_hook_in_git(repository: Project) -> None:
    """As git's own hook the entry stops a commit of a contract whose output was forgotten."""
    script = repository.root / ".git/hooks/pre-commit"
    script.write_text(f"#!/bin/sh\nexec {Path(PROGRAM).parent}/{hooks()[0]['entry']}\n")
    script.chmod(0o755)
    repository.routes.write_text(repository.routes.read_text().replace("limit: int = 50", "limit: int = 60"))
    commit = "git -c user.name=a -c user.email=a@b.c commit --quiet --all -m Change"
    assert 0 != shell(repository, commit).returncode
    assert 0 == shell(repository, f"tradegen build && git add . && {commit}").returncode


def configured(repository: Project, config: str) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Write pre-commit's configuration and return a way to run one of its hooks."""
    (repository.root / ".pre-commit-config.yaml").write_text(config)
    git(repository, "add", ".")
    return lambda hook: shell(repository, f"pre-commit run --all-files --hook-stage manual {hook}")


def assert_stops(repository: Project, run: Callable[[str], subprocess.CompletedProcess[str]], hook: str) -> None:
    """Check that a hook passes on a current tree, and stops a stale one with the command that mends it."""
    assert 0 == run(hook).returncode
    repository.routes.write_text(repository.routes.read_text().replace("limit: int = 50", "limit: int = 60"))
    finished = run(hook)
    assert 1 == finished.returncode
    assert "is stale [stale-file]; run: tradegen build" in finished.stdout


def test_the_documented_hook_under_pre_commit(repository: Project) -> None:
    """pre-commit reads the page's configuration as it stands, and runs its hook."""
    block = GATES_PAGE.partition("```yaml\n")[2].partition("```")[0]
    run = configured(repository, block)
    assert_stops(repository, run, "tradegen-check")


@pytest.mark.parametrize("hook", [hook["id"] for hook in hooks()])
def test_the_offered_hooks_under_pre_commit(repository: Project, tmp_path: Path, hook: str) -> None:
    """pre-commit takes the hooks from a repository that offers them, at a revision."""
    offering = Project(tmp_path / "offering")
    offering.root.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", offering.root)
    git(offering, "init", "--quiet")
    git(offering, "add", ".")
    git(offering, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "--quiet", "-m", "Offer hooks")
    git(offering, "tag", "v1")
    config = {"repos": [{"repo": str(offering.root), "rev": "v1", "hooks": [{"id": hook, "stages": ["manual"]}]}]}
    run = configured(repository, yaml.safe_dump(config))
    assert_stops(repository, run, hook)


def test_the_documented_hook_is_the_offered_one() -> None:
    """What the page tells to write into a project runs the same command."""
    block = GATES_PAGE.partition("```yaml\n")[2].partition("```")[0]
    (written,) = yaml.safe_load(block)["repos"][0]["hooks"]
    offered = hooks()[0]
    assert {key: offered[key] for key in written} == written


def test_the_recipe(repository: Project) -> None:
    """The page's commands for CI pass on a current tree and fail, with annotations, on a stale one."""
    recipe = GATES_PAGE.partition("## In CI")[2].partition("```sh\n")[2].partition("```")[0]
    assert all(shlex.split(line) for line in recipe.splitlines())
    finished = shell(repository, recipe)
    assert (0, "") == (finished.returncode, finished.stderr)
    repository.routes.write_text(repository.routes.read_text().replace("limit: int = 50", "limit: int = 60"))
    finished = shell(repository, recipe)
    assert 1 == finished.returncode
    assert "::error file=generated/python/shop_api/stock0/rest.py,title=stale-file::is stale" in finished.stdout


def test_the_workflow(repository: Project) -> None:
    """The page's workflow for GitHub passes on a current tree and fails on a stale one; who installs is not run."""
    block = GATES_PAGE.partition("## In CI")[2].partition("```yaml\n")[2].partition("```")[0]
    steps = yaml.safe_load(block)["jobs"]["check"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step and step["name"] != "Install"]
    assert 1 == len(scripts)
    assert 0 == shell(repository, scripts[0]).returncode
    repository.routes.write_text(repository.routes.read_text().replace("limit: int = 50", "limit: int = 60"))
    finished = shell(repository, scripts[0])
    assert (1, True) == (finished.returncode, "::error file=generated/" in finished.stdout)
