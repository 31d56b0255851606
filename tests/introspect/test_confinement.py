"""What gets past Python's own functions meets the kernel, where that has Landlock."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

_KNOWS_HOW: Final = "from tradegen.introspect.confinement import confine\nraise SystemExit(not confine())\n"
_PAST_PYTHON: Final = """\
import ctypes, os, socket
from tradegen.introspect.confinement import confine

libc = ctypes.CDLL(None, use_errno=True)
confine()
print(open("kept").read(), os.path.exists(os.devnull) and open(os.devnull, "w").write("x"))
print(libc.creat(b"made", 0o600), libc.mkdir(b"folder", 0o700), libc.mkfifo(b"pipe", 0o600), libc.symlink(b"a", b"b"))
print(libc.open(b"kept", 1), libc.truncate(b"kept", 0), libc.unlink(b"kept"), libc.rename(b"kept", b"other"))
print(libc.system(b"touch run") != 0, os.posix_spawn is not None and libc.execv(b"/bin/true", None))
"""


@pytest.fixture(scope="module", autouse=True)
def landlock() -> None:
    """Skip where the kernel cannot confine a process."""
    if subprocess.run([sys.executable, "-c", _KNOWS_HOW], check=False).returncode != 0:
        pytest.skip("this kernel has no Landlock")


def test_nothing_is_changed_and_nothing_is_run(tmp_path: Path) -> None:
    """Every call fails; reading goes on, and so does writing to nowhere."""
    (tmp_path / "kept").write_text("as it was")
    found = subprocess.run(
        [sys.executable, "-c", _PAST_PYTHON], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ["as it was 1", "-1 -1 -1 -1", "-1 -1 -1 -1", "True -1"] == found.stdout.splitlines()
    assert ["kept"] == [path.name for path in tmp_path.iterdir()]
    assert "as it was" == (tmp_path / "kept").read_text()
