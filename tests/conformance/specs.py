"""The emitted documents and the tools of strangers that must understand them."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from tests.e2e.live_server import BIN, ROOT

SPECS: Final = ROOT / "generated" / "specs"

Json = dict[str, Any]
"""A decoded JSON object."""

OPENAPI: Final = tuple(sorted(SPECS.rglob("openapi.json")))
ASYNCAPI: Final = tuple(sorted(SPECS.rglob("asyncapi.json")))


GOLDEN_OPENAPI: Final = tuple(sorted(ROOT.glob("tests/cases/*/expected/specs/openapi.json")))
"""The whole document of every golden case: between them they hold every kind of declaration."""


def name_of(path: Path) -> str:
    """Return a document's path below the specs, for test ids."""
    return str(path.relative_to(SPECS))


def load(path: Path) -> Json:
    """Return a document."""
    document: Json = json.loads(path.read_bytes())
    return document


def run_tool(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a development tool, the ones of ``.venv`` found by name, and return all it says; a failure fails the test."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{' '.join(str(part) for part in command)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr
