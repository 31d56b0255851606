"""What compilers say of emitted packages."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
IMPORT_MODELS: Final = """
import pydantic, corpus_client, corpus_client.models as models
for found in vars(models).values():
    if isinstance(found, type) and issubclass(found, pydantic.BaseModel):
        found.model_rebuild()
        found.model_json_schema()
"""


def compile_python(root: Path) -> Iterator[str]:
    """Import the client, complete every model, and check it with ``mypy --strict``."""
    paths = os.pathsep.join((str(root / "generated/python"), str(ROOT / "runtime")))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONSAFEPATH": "1", "MYPYPATH": paths}
    yield from _complaints([sys.executable, "-W", "ignore", "-c", IMPORT_MODELS], environment)
    mypy = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--explicit-package-bases"]
    mypy += ["--no-error-summary", "--package=corpus_client.models", f"--cache-dir={ROOT / 'build/corpus/.mypy_cache'}"]
    yield from _complaints(mypy, environment)


def compile_typescript(root: Path) -> Iterator[str]:
    """Compile the package under its own settings."""
    tsc = str(ROOT / "node_modules/typescript/bin/tsc")
    yield from _complaints(["node", tsc, "--noEmit", "-p", str(root / "generated/typescript")], dict(os.environ))


def _complaints(command: list[str], environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return [line for line in done.stdout.splitlines() if line.strip()] if done.returncode else []
