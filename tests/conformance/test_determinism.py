"""The same declarations make the same bytes wherever and however they are built."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from tests.e2e.live_server import BIN, ROOT

SEEDS: Final = int(os.environ.get("DETERMINISM_SEEDS", "0"))
PLAIN: Final = {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"}
ODD: Final = {
    "LC_ALL": "tr_TR.UTF-8",  # where the lower case of I is ı
    "LANGUAGE": "tr",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4242",
    "COLUMNS": "20",
    "FORCE_COLOR": "1",
}


def copied(folder: Path) -> Path:
    """Copy the project's declarations to a folder."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "contracts", folder / "contracts", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def start_build(
    project: Path, environment: dict[str, str], *, umask: int, python: Path = BIN / "python"
) -> subprocess.Popen[str]:
    """Start to build a project with the toolkit of this repository."""
    sources = os.pathsep.join(str(ROOT / room) for room in ("generator", "templates", "runtime"))
    return subprocess.Popen(
        [python, "-m", "tradegen", "build", "--project", project],
        cwd=project.parent,
        env={**os.environ, "PYTHONPATH": sources, **environment},
        umask=umask,
        stderr=subprocess.PIPE,
        text=True,
    )


def tree(project: Path) -> dict[str, str]:
    """Return the hash of every generated file by path."""
    output = project / "generated"
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not {"__pycache__", "node_modules", "dist", ".tradegen-lock"} & set(path.parts)
    }


def installed_pythons() -> list[Path]:
    """Return a Python of each version that the toolkit runs on, with the locked packages."""
    found: dict[str, Path] = {}
    for candidate in candidates():
        command = [str(candidate), "-c", "import sys; print(*sys.version_info[:2], sep='.')"]
        asked = subprocess.run(command, capture_output=True, text=True, check=False)
        if asked.returncode == 0 and tuple(map(int, asked.stdout.split("."))) >= (3, 11):
            found.setdefault(asked.stdout.strip(), candidate)
    return [equipped(python, ROOT / "build" / f"python-{version}") for version, python in sorted(found.items())]


def candidates() -> Iterator[Path]:
    """Yield this Python, those on the path, and those that pyenv keeps."""
    yield BIN / "python"
    for minor in range(11, 20):
        if named := shutil.which(f"python3.{minor}"):
            yield Path(named)
    if pyenv := shutil.which("pyenv"):
        root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=True).stdout.strip()
        yield from sorted(Path(root).glob("versions/3.*/bin/python"))


def equipped(python: Path, environment: Path) -> Path:
    """Return the Python of an environment with what the lock file pins."""
    inside = environment / "bin" / "python"
    if subprocess.run([python, "-c", "import pydantic"], capture_output=True, check=False).returncode == 0:
        return python
    if not (environment / "ready").exists():
        subprocess.run([python, "-m", "venv", environment], check=True)
        locked = str(ROOT / "requirements.lock")
        subprocess.run([inside, "-m", "pip", "install", "--quiet", "--no-deps", "-r", locked], check=True)
        (environment / "ready").touch()
    return inside


def test_builds_are_equal(tmp_path: Path) -> None:
    """Path, locale, time zone, umask, hash seed and terminal have no say in a single byte."""
    plain = copied(tmp_path / "a")
    odd = copied(tmp_path / "deep er" / "Ünal's I-iİı" / "b")
    builds = [start_build(plain, PLAIN, umask=0o022), start_build(odd, ODD, umask=0o077)]
    assert ["", ""] == [build.communicate()[1] for build in builds]
    assert [0, 0] == [build.returncode for build in builds]
    assert tree(plain) == tree(odd)
    assert len(tree(plain)) > 50


@pytest.mark.skipif(not SEEDS, reason="make soak PART=determinism builds for minutes, with Pythons of its own")
def test_every_python_seed_and_place_gives_one_tree(tmp_path: Path) -> None:
    """All Pythons of this machine, in three places, under many hash seeds, locales, time zones and umasks."""
    places = [copied(tmp_path / place) for place in ("a", "deep er/Ünal's I-iİı/b", "x" * 150)]
    committed = tree(ROOT)
    pythons = installed_pythons()
    different: list[str] = []
    for python, place, seed in product(pythons, places, range(SEEDS)):
        for made in ("generated", ".tradegen"):
            shutil.rmtree(place / made, ignore_errors=True)
        surroundings = {**(ODD if seed % 2 else PLAIN), "PYTHONHASHSEED": str(seed)}
        build = start_build(place, surroundings, umask=0o077 if seed % 3 else 0o022, python=python)
        assert ("", 0) == (build.communicate()[1], build.returncode), python
        if tree(place) != committed:
            different.append(f"{python} in {place.name} with seed {seed}")
    print(f"{len(pythons)} Pythons x {len(places)} places x {SEEDS} seeds; different: {len(different)}")
    assert [] == different
    assert len(pythons) > 1, "one Python compares with none"
