"""Find the version to compare with: a folder, or the tree of a git ref in a folder that goes when it is read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tradegen.breaking.git_tree import GitFailed, GitRepository
from tradegen.project import CONFIG_FILE, Project, parse_project
from tradegen.source.findings import Findings


class Unreachable(Exception):
    """There is no such version; the message says why, and what can be done."""


class Commit(msgspec.Struct, frozen=True):
    """The tree of a git commit; ``place`` names it and the project's folder in it, for as long as there is git."""

    ref: str
    digest: str
    repository: GitRepository

    @property
    def place(self) -> str:
        return f"{self.digest}:{self.repository.prefix}"


def find_version(against: str, project: Project) -> Path | Commit:
    """Return the version that ``against`` names: a folder with a project, else a git ref.

    Raises:
        Unreachable: it is neither, or both, or git cannot tell.
    """
    if not against.strip():
        raise Unreachable("no version is named; give a git ref or a folder")
    folder = Path(against)
    if (folder / CONFIG_FILE).is_file():
        _check_folder(against, project)
        return folder.resolve()
    if folder.is_dir() and os.sep in against:
        raise Unreachable(f"{against} holds no {CONFIG_FILE}")
    try:
        repository = GitRepository(project.root)
        digest = repository.commit(against)
        if digest is None:
            raise Unreachable(_no_ref(against, repository))
    except GitFailed as failed:
        raise Unreachable(str(failed)) from None
    return Commit(against, digest, repository)


@contextmanager
def written(found: Path | Commit) -> Iterator[Path]:
    """Yield the project folder of a version; one of a commit goes afterwards.

    Raises:
        Unreachable: the commit has no project there, or git cannot tell.
    """
    if isinstance(found, Path):
        yield found
        return
    with TemporaryDirectory(prefix="tradegen-") as made:
        try:
            folder = _written(found, Path(made))
        except GitFailed as failed:
            raise Unreachable(str(failed)) from None
        yield folder


@contextmanager
def version(against: str, project: Project) -> Iterator[Path]:
    """Yield the project folder of the version that ``against`` names.

    Raises:
        Unreachable: there is none.
    """
    with written(find_version(against, project)) as folder:
        yield folder


def _check_folder(against: str, project: Project) -> None:
    """Refuse a folder that has no project of its own, or whose name is a git ref as well."""
    folder = Path(against).resolve()
    findings = Findings()
    found = parse_project(folder, (folder / CONFIG_FILE).read_bytes(), findings)
    if found is None and not findings:
        raise Unreachable(f"{against}/{CONFIG_FILE} has no [tool.tradegen]")
    if os.sep in against or against.startswith("."):
        return
    try:
        ref = GitRepository(project.root).commit(against)
    except GitFailed:
        return
    if ref is not None:
        raise Unreachable(f"{against} is a folder and a git ref; write ./{against} or refs/heads/{against}")


def _written(found: Commit, folder: Path) -> Path:
    """Write what the declarations of a commit rest on below ``folder``: config, contracts, what these import."""
    repository = found.repository
    config = f"{repository.prefix}{CONFIG_FILE}"
    repository.write(found.digest, [config], folder)
    root, findings = folder / repository.prefix, Findings()
    old = parse_project(root, (folder / config).read_bytes(), findings) if (folder / config).is_file() else None
    if old is None and not findings:
        raise Unreachable(f"at {found.ref} there is no {CONFIG_FILE} with [tool.tradegen] where the project is now")
    if old is not None:
        wanted = [os.path.normpath(f"{repository.prefix}{path}") for path in (old.contracts, *_imported(old))]
        repository.write(found.digest, wanted, folder)
    return root


def _no_ref(ref: str, repository: GitRepository) -> str:
    if Path(ref).is_dir():
        return f"the folder holds no {CONFIG_FILE}, and there is no such ref in this git repository"
    if repository.is_shallow:
        return (
            f"no such commit in this shallow clone; run: git fetch --unshallow, or fetch {ref} (fetch-depth: 0 in CI)"
        )
    if ".." in ref:
        one = ref.partition("..")[0] or "main"
        return f"no version is at hand by that range; give {one}, or {one}... for where this branch began"
    remote, _, branch = ref.partition("/")
    fetch = f"; if it is new there, run: git fetch {remote} {branch}" if branch else ""
    return f"no such folder, and no such ref in this git repository{fetch}"


def _imported(project: Project) -> list[str]:
    """Return where packages that contracts may import can lie in the project."""
    beside = project.contracts.rpartition("/")[0]
    folders = dict.fromkeys(("", "src/", f"{beside}/" if beside else ""))
    return [f"{folder}{name}{end}" for folder in folders for name in project.contract_imports for end in ("", ".py")]
