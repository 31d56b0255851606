"""What the workspace is checked with: one process for each tool, over all cases at once."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from tests.golden.build import Output
from tests.golden.cases import Case
from tests.golden.workspace import PYTHON, ROOT, TYPESCRIPT, WORKSPACE, contracts_roots

BIN: Final = Path(sys.executable).parent
EXPLAINED: Final = (
    'Stub file not found for "fastws"',  # the library has none
    '"__pydantic_extra__" overrides symbol',  # Pydantic wants it declared so
    "named_aliases_api/names/",  # the contract names a recursive type by a text, which pyright does not read
)
"""What ``pyright`` finds that emitted code cannot mend."""
IMPORT_ALL: Final = "import sys, importlib\nfor name in sys.argv[1:]: importlib.import_module(name)"


def mypy(outputs: Mapping[Case, Output]) -> str:
    """Run ``mypy --strict`` over every emitted package; return what it found.

    ``prop-decorator`` is what it has against Pydantic's own ``@computed_field @property`` in contracts.
    """
    return _run(
        str(BIN / "mypy"),
        "--config-file=",
        "--strict",
        "--explicit-package-bases",
        "--follow-untyped-imports",
        "--disable-error-code=prop-decorator",
        "--python-version=3.11",
        "--no-error-summary",
        f"--cache-dir={WORKSPACE / '.mypy_cache'}",
        *(f"--package={name}" for case in outputs for name in (case.server, case.client)),
        MYPYPATH=os.pathsep.join([str(PYTHON), str(ROOT / "runtime"), *contracts_roots(outputs)]),
    )


def pyright(outputs: Mapping[Case, Output]) -> list[str]:
    """Run ``pyright`` in strict mode over every emitted package; return what it found that is not explained."""
    settings = {
        "include": [PYTHON.relative_to(WORKSPACE).as_posix()],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "extraPaths": [str(PYTHON), str(ROOT / "runtime"), *contracts_roots(outputs)],
    }
    config = WORKSPACE / "pyrightconfig.json"
    config.write_text(json.dumps(settings), encoding="utf-8")
    tool = (str(ROOT / "node_modules/pyright/index.js"), "--pythonpath", sys.executable)
    report = json.loads(_run("node", *tool, "--outputjson", "--project", str(config)))
    assert report["summary"]["filesAnalyzed"] > len(outputs), report["summary"]
    found = (
        f"{one['file']}:{one['range']['start']['line'] + 1}: {one['message']}" for one in report["generalDiagnostics"]
    )
    return [line for line in found if not any(part in line for part in EXPLAINED)]


def ruff(*command: str) -> str:
    """Run ``ruff`` with this repository's rules over every emitted package; return what it found.

    Names in models and long default texts are the contract's; one case uses a package that stands for
    an installed one.
    """
    sources = [str(folder) for folder in (PYTHON, ROOT / "runtime", ROOT / "tests/cases/*/contracts")]
    settings = (
        str(ROOT / "pyproject.toml"),
        f"src = {sources}",
        'lint.per-file-ignores = {"**/models/*" = ["E501", "N801", "N815"]}',
        'lint.isort.known-third-party = ["foreign_money"]',
    )
    return _run(str(BIN / "ruff"), *command, "--quiet", *(f"--config={one}" for one in settings), str(PYTHON))


def compile_typescript(settings: str) -> str:
    """Compile every npm package and program; return what the compiler found."""
    return _run("node", str(ROOT / "node_modules/typescript/bin/tsc"), "-p", str(TYPESCRIPT / settings))


def import_all(names: Iterable[str], paths: Iterable[str]) -> str:
    """Import packages in a process of their own that sees only ``paths``; return what went wrong."""
    return _run(sys.executable, "-c", IMPORT_ALL, *names, PYTHONPATH=os.pathsep.join(paths), PYTHONSAFEPATH="1")


def _run(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=WORKSPACE,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.strip() or (f"{command[0]} ended with {done.returncode}" if done.returncode else "")
