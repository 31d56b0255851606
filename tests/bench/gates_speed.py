"""How long the gates take, each time in a process of its own: what a developer or a hook waits for."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.child_process import ROOT
from tests.bench.rows import Row
from tests.bench.synthetic_project import edit_one_field, write_project

ROUNDS: Final = 5
_TRADEGEN: Final = str(Path(sys.executable).parent / "tradegen")
_QUICK: Final = ("--only", "drift,served,keys")


def gates_rows(scratch: Path) -> list[Row]:
    """Measure ``breaking`` on 100 topics, and ``check`` on the trading contracts; ``scratch`` is an empty folder."""
    project = _committed(write_project(scratch / "hundred", topics=100))
    edit_one_field(project, number=0)
    command = (_TRADEGEN, "breaking", "--against", "HEAD", "--project", str(project))
    breaking = _seconds(lambda: _run(*command), before=lambda: shutil.rmtree(project / ".tradegen", ignore_errors=True))
    again = _seconds(lambda: _run(*command))
    imports = _seconds(lambda: _run(sys.executable, "-c", "import fastapi, pydantic"))
    _run(_TRADEGEN, "check", "--project", str(ROOT))  # caches of the type checkers, and what was found right
    quick = _seconds(lambda: _run(_TRADEGEN, "check", *_QUICK, "--project", str(ROOT)))
    whole = _seconds(lambda: _run(_TRADEGEN, "check", "--project", str(ROOT)))
    print(f"importing FastAPI and Pydantic takes {imports:.2f} s")
    return [
        Row("breaking.100_topics_s", breaking, "s", "<= 2"),
        Row("breaking.again_s", again, "s", "<= 1"),
        Row("check.quick_s", quick, "s", "<= 1"),
        Row("check.repeat_s", whole, "s", "<= 5"),
    ]


def _committed(project: Path) -> Path:
    identity = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
    for command in (("init", "--quiet"), ("add", "."), (*identity, "commit", "--quiet", "--message", "Begin")):
        _run("git", "-C", str(project), *command)
    return project


def _run(*command: str) -> None:
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{finished.stdout}{finished.stderr}")


def _seconds(run: Callable[[], None], *, before: Callable[[], None] = lambda: None) -> float:
    times = []
    for _ in range(ROUNDS):
        before()
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return median(times)
