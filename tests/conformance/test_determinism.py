"""The same declarations make the same bytes wherever and however they are built."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from tests.e2e.live_server import BIN, ROOT

PLAIN: Final = {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONUTF8": "0"}
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


def start_build(project: Path, environment: dict[str, str], *, umask: int) -> subprocess.Popen[str]:
    """Start to build a project."""
    return subprocess.Popen(
        [BIN / "tradegen", "build", "--project", project],
        cwd=project.parent,
        env={**os.environ, **environment},
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
        if path.is_file()
    }


def test_builds_are_equal(tmp_path: Path) -> None:
    """Path, locale, time zone, umask, hash seed and terminal have no say in a single byte."""
    plain = copied(tmp_path / "a")
    odd = copied(tmp_path / "deep er" / "Ünal's I-iİı" / "b")
    builds = [start_build(plain, PLAIN, umask=0o022), start_build(odd, ODD, umask=0o077)]
    assert ["", ""] == [build.communicate()[1] for build in builds]
    assert [0, 0] == [build.returncode for build in builds]
    assert tree(plain) == tree(odd)
    assert len(tree(plain)) > 50
