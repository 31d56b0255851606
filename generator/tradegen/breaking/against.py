"""Find the version to compare with: a folder, or the tree of a git ref in a folder that goes when it is read."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tradegen.project import CONFIG_FILE, Project, parse_project
from tradegen.source.findings import Findings


class Unreachable(Exception):
    """There is no such version; the message says why."""


@contextmanager
def version(against: str, project: Project) -> Iterator[Path]:
    """Yield the project folder of the version that ``against`` names: a folder with a project, else a git ref.

    Raises:
        Unreachable: it is neither, or git cannot tell.
    """
    folder = Path(against)
    if (folder / CONFIG_FILE).is_file():
        yield folder.resolve()
        return
    if folder.is_dir() and "/" in against:
        raise Unreachable(f"{against} holds no {CONFIG_FILE}")
    with TemporaryDirectory(prefix="tradegen-") as made:
        yield _checked_out(against, project, Path(made))


def _checked_out(ref: str, project: Project, folder: Path) -> Path:
    """Write what the declarations of ``ref`` rest on below ``folder``: its config, its contracts, what these import."""
    commit = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip().decode()
    _extract(project, commit, [CONFIG_FILE], folder)
    findings = Findings()
    config = folder / CONFIG_FILE
    old = parse_project(folder, config.read_bytes(), findings) if config.is_file() else None
    if old is None and not findings:
        raise Unreachable(f"{ref} holds no {CONFIG_FILE} with [tool.tradegen] where the project is now")
    if old is not None:
        _extract(project, commit, [old.contracts, *_imported(old)], folder)
    return folder


def _imported(project: Project) -> list[str]:
    """Return where packages that contracts may import can lie in the project."""
    beside = project.contracts.rpartition("/")[0]
    folders = dict.fromkeys(("", "src/", f"{beside}/" if beside else ""))
    return [f"{folder}{name}{end}" for folder in folders for name in project.contract_imports for end in ("", ".py")]


def _extract(project: Project, commit: str, wanted: list[str], folder: Path) -> None:
    """Write those of the ``wanted`` paths below ``folder`` that the tree of ``commit`` has."""
    listed = _git(project, "ls-tree", "-z", "--name-only", commit, "--", *wanted).decode()
    paths = [path for path in listed.split("\0") if path]
    if paths:
        archive = _git(project, "archive", "--format=tar", commit, "--", *paths)
        with tarfile.open(fileobj=io.BytesIO(archive)) as tree:
            tree.extractall(folder, filter="data")


def _git(project: Project, *arguments: str) -> bytes:
    try:
        finished = subprocess.run(
            ["git", "--literal-pathspecs", *arguments],
            cwd=project.root,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise Unreachable("git is not installed; give a folder to compare with") from None
    if finished.returncode != 0:
        told = finished.stderr.decode(errors="replace").strip().splitlines()
        raise Unreachable(told[-1] if told else "no such folder, and no such ref in this git repository")
    return finished.stdout
