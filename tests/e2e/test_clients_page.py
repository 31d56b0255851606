"""Both programs of docs/clients.md, as their reader would run them."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.e2e.live_server import PATIENCE_S, ROOT, live_server
from tests.onboarding.markdown import blocks

PAGE: Final = (ROOT / "docs" / "clients.md").read_text("utf-8")
ADDRESS: Final = "http://127.0.0.1:8000"
COMPILER: Final = ROOT / "node_modules/.bin/tsc"
STRICT: Final = ("--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "--skipLibCheck")
SAID: Final = {"AAPL ok", "now live", "no order within a second", "404 UNKNOWN_ORDER", "UNKNOWN_SYMBOL"}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the trading API is served."""
    with live_server() as server:
        yield server.http


def program(language: str, address: str) -> str:
    """The page's program in a language, for this server."""
    (block,) = blocks(PAGE, language)
    return block.text.replace(ADDRESS, address)


def run(*command: str | Path, cwd: Path) -> set[str]:
    """Run a program, which must end by itself and well; return the lines it prints."""
    words = [str(word) for word in command]
    ended = subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=4 * PATIENCE_S, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return set(ended.stdout.splitlines())


def test_python_program_runs(address: str, tmp_path: Path) -> None:
    """It prints what its comments promise, without a warning of asyncio's."""
    (tmp_path / "program.py").write_text(program("python", address), "utf-8")
    assert run(sys.executable, "-W", "error", "program.py", cwd=tmp_path) >= SAID


def test_typescript_program_compiles_and_runs(address: str, tmp_path: Path) -> None:
    """It passes the strict compiler, prints what its comments promise, and Node ends by itself."""
    (tmp_path / "package.json").write_text('{"type": "module"}', "utf-8")
    (tmp_path / "program.ts").write_text(program("ts", address), "utf-8")
    modules = tmp_path / "node_modules"
    modules.mkdir()
    (modules / "trading-client").symlink_to(ROOT / "generated/typescript")
    for name in ("ws", "@types"):
        (modules / name).symlink_to(ROOT / "node_modules" / name)
    assert set() == run(COMPILER, *STRICT, "program.ts", cwd=tmp_path)
    assert run("node", "program.js", cwd=tmp_path) >= SAID
