"""Files of a git commit, written below a folder as they are in it: no attribute leaves one out or converts it.

Nothing is checked out and no working tree is touched; only what is asked for is read, however large the
repository is. Submodules are read in their own repositories, links are followed inside the repository.
"""

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

_PARTING: Final = "..."
_LINK: Final = "120000"
_SUBMODULE: Final = "160000"
_NO_REPOSITORY: Final = "not a git repository"
_LFS: Final = b"version https://git-lfs.github.com/spec/"
_HERE: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
"""What git tells the hooks that it runs; the project at hand need not be in that repository."""


class GitFailed(Exception):
    """Git is not there, or cannot do what was asked; the message is its own."""


class Entry(msgspec.Struct, frozen=True):
    """A file, link or submodule of a commit; ``path`` begins at the top of the repository."""

    mode: str
    digest: str
    path: str


class GitRepository:
    """The repository that ``folder`` lies in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = {**os.environ, "LC_ALL": "C"}
        own = {name: value for name, value in self._environment.items() if name not in _HERE}
        try:
            self.prefix = self._shown_prefix(own)
            self._environment = own
        except GitFailed:
            if own == self._environment:
                raise
            self.prefix = self._shown_prefix(self._environment)

    def _shown_prefix(self, environment: dict[str, str]) -> str:
        shown = _run(["rev-parse", "--show-prefix"], self._folder, environment)
        return shown.decode(errors="surrogateescape").removesuffix("\n")

    def commit(self, ref: str) -> str | None:
        """The commit that ``ref`` names, or at which two branches part (``main...``); ``None`` where it names none."""
        one, parts, other = ref.partition(_PARTING)
        ends = [self._commit(end or "HEAD") for end in ((one, other) if parts else (ref,))]
        known = [end for end in ends if end is not None]
        if len(known) < len(ends):
            return None
        try:
            return self._git("merge-base", *known).decode().split()[0] if parts else known[0]
        except GitFailed:
            return None

    def _commit(self, ref: str) -> str | None:
        try:
            found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        except GitFailed:
            return None
        return found.decode().strip()

    @property
    def is_shallow(self) -> bool:
        """Whether older commits were left out when it was cloned."""
        return self._git("rev-parse", "--is-shallow-repository").strip() == b"true"

    def entries(self, commit: str, wanted: Sequence[str]) -> tuple[Entry, ...]:
        """What ``commit`` has at and below the ``wanted`` paths, and which submodules and links these lead through."""
        parents = {str(parent) for path in wanted for parent in PurePosixPath(path).parents} - {"."}
        found = self._listed("-r", commit, wanted)
        through = [entry for entry in self._listed("", commit, sorted(parents)) if entry.mode in (_SUBMODULE, _LINK)]
        return tuple(dict.fromkeys((*found, *through)))

    def write(self, commit: str, wanted: Sequence[str], folder: Path) -> None:
        """Write what ``commit`` has at and below the ``wanted`` paths below ``folder``.

        Raises:
            GitFailed: a submodule is not there, or a file is kept elsewhere and cannot be had.
        """
        seen: set[str] = set()
        links: dict[str, str] = {}
        while wanted := [path for path in wanted if path not in seen]:
            seen.update(wanted)
            entries = [entry for entry in self.entries(commit, wanted) if _is_inside(entry.path)]
            contents = self._contents([entry for entry in entries if entry.mode != _SUBMODULE])
            for entry, content in contents:
                if entry.mode == _LINK:
                    links[entry.path] = content.decode(errors="surrogateescape")
                else:
                    _put(folder / entry.path, self._fetched(commit, entry) if content.startswith(_LFS) else content)
            for entry in entries:
                if entry.mode == _SUBMODULE:
                    self._write_submodule(entry, wanted, folder)
            wanted = [target for link in links.items() for target in _behind(*link, seen)]
        for path, target in links.items():
            if _target(path, target) is not None:
                _link(folder / path, target)

    def _write_submodule(self, entry: Entry, wanted: Iterable[str], folder: Path) -> None:
        place = self._top() / entry.path
        if not (place / ".git").exists():
            raise GitFailed(f"{entry.path} is a submodule that is not here; run: git submodule update --init")
        inner = [found for path in wanted if (found := _within(entry.path, path)) is not None]
        submodule = GitRepository(place)
        if submodule.commit(entry.digest) is None:
            raise GitFailed(
                f"submodule {entry.path} lacks commit {entry.digest[:12]}; run: git submodule update --init"
            )
        submodule.write(entry.digest, inner, folder / entry.path)

    def _top(self) -> Path:
        shown = self._git("rev-parse", "--show-toplevel")
        return Path(os.fsdecode(shown.removesuffix(b"\n")))

    def _listed(self, option: str, commit: str, wanted: Sequence[str]) -> list[Entry]:
        if not wanted:
            return []
        paths = [] if "." in wanted else wanted
        options = ["--full-tree", "-z", *([option] if option else [])]
        told = self._git("--literal-pathspecs", "ls-tree", *options, commit, "--", *paths)
        rows = (row.partition("\t") for row in os.fsdecode(told).split("\0") if row)
        return [Entry(mode=facts.split()[0], digest=facts.split()[2], path=path) for facts, _, path in rows]

    def _contents(self, entries: Sequence[Entry]) -> list[tuple[Entry, bytes]]:
        """The content of each; one process reads them all."""
        if not entries:
            return []
        asked = "".join(f"{entry.digest}\n" for entry in entries).encode()
        told = self._git("cat-file", "--batch", given=asked)
        found = []
        start = 0
        for entry in entries:
            end = told.index(b"\n", start)
            facts = told[start:end].split()
            if len(facts) != 3:  # "<digest> missing": a clone without blobs that cannot fetch
                raise GitFailed(f"{entry.path} is not in this clone; fetch it whole")
            start = end + 1 + int(facts[2])
            found.append((entry, told[end + 1 : start]))
            start += 1
        return found

    def _fetched(self, commit: str, entry: Entry) -> bytes:
        """The content of a file of which the repository only keeps a pointer."""
        content = self._git("cat-file", "--filters", f"{commit}:{entry.path}")
        if content.startswith(_LFS):
            raise GitFailed(f"{entry.path} is kept in Git LFS, which is not set up here; run: git lfs install")
        return content

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        return _run(list(arguments), self._folder, self._environment, given)


def _run(arguments: list[str], folder: Path, environment: dict[str, str], given: bytes = b"") -> bytes:
    try:
        finished = subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise GitFailed("git is not installed; give a folder to compare with") from None
    if finished.returncode != 0:
        told = finished.stderr.decode(errors="replace").strip()
        if _NO_REPOSITORY in told:
            raise GitFailed("the project lies in no git repository; give a folder to compare with")
        raise GitFailed(" ".join(told.split()) or "git says no more")
    return finished.stdout


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and not {"..", ".git"} & set(path.split("/"))


def _within(submodule: str, wanted: str) -> str | None:
    """The part of ``wanted`` that lies in the submodule, as it is called there."""
    if f"{submodule}/".startswith(f"{wanted}/"):
        return "."
    return wanted[len(submodule) + 1 :] if wanted.startswith(f"{submodule}/") else None


def _target(path: str, target: str) -> str | None:
    """The path inside the repository that a link at ``path`` leads to; ``None`` where it leads out."""
    if target.startswith("/"):
        return None
    found = os.path.normpath(str(PurePosixPath(path).parent / target))
    return found if _is_inside(found) else None


def _behind(link: str, target: str, wanted: Iterable[str]) -> list[str]:
    """The paths inside the repository at which lies what is wanted at, or through, a link."""
    found = _target(link, target)
    if found is None:
        return []
    inner = [path[len(link) + 1 :] for path in wanted if path.startswith(f"{link}/")]
    return [f"{found}/{rest}" for rest in inner] or [found]


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _link(path: Path, target: str) -> None:
    """Make a link, last of all, so that nothing is ever written through one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.symlink_to(target)
