"""README's "Add a topic of your own", followed to the letter in a copy of the repository."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest
from tests.onboarding.markdown import Block, blocks, section
from tests.onboarding.process import first_line, run, served
from tests.onboarding.repository import ROOT
from tests.onboarding.steps import take_steps, written_lines

README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = section(README, "## Add a topic of your own")
ADDRESS = "http://127.0.0.1:8000"
TOOLKIT = (sys.executable, "-m", "tradegen")
COMPILER = ROOT / "node_modules" / ".bin" / "tsc"
ROUTES = "contracts/trading_contracts/market/routes.yaml"
SERVICE = "runtime/trading_services/market/service.py"


def steps() -> tuple[Block, ...]:
    """The three things a reader writes for a topic: declaration, model, method."""
    return tuple(block for block in blocks(SECTION) if block.language in ("yaml", "python"))[:4]


def program(name: str) -> str:
    """The text of the program ``name`` that the section lets its reader write."""
    return next(block.text for block in blocks(SECTION) if block.path == name)


def copy_repository(folder: Path) -> Path:
    """Copy what a topic is added to: contracts, services and configuration; the toolkit stays where it is."""
    for name in ("contracts", "runtime/trading_services"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def import_path(copy: Path) -> dict[str, str]:
    """Let the copy's packages be found before this repository's."""
    folders = (copy / "runtime", copy / "contracts", copy / "generated" / "python")
    return {"PYTHONPATH": ":".join(map(str, folders))}


@pytest.fixture(scope="module")
def build_report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A built copy, then the reader's steps and the second build: the folder, and what that build printed."""
    copy = copy_repository(tmp_path_factory.mktemp("own-topic"))
    assert run(*TOOLKIT, "build", cwd=copy).returncode == 0
    take_steps(steps(), copy)
    second = run(*TOOLKIT, "build", cwd=copy)
    assert (second.returncode, second.stderr) == (0, "")
    return copy, second.stdout


@pytest.fixture(scope="module")
def copy(build_report: tuple[Path, str]) -> Path:
    """The copy with the topic, built, its TypeScript client compiled."""
    folder, _ = build_report
    compiled = run(COMPILER, "-p", "generated/typescript", cwd=folder)
    assert (compiled.returncode, compiled.stdout) == (0, "")
    return folder


@pytest.fixture(scope="module")
def address(copy: Path) -> Iterator[str]:
    """Where the copy's application is served."""
    with served(*TOOLKIT, "serve", "--port", "0", cwd=copy, env=import_path(copy)) as found:
        yield found


def test_readme_counts_the_lines_it_shows() -> None:
    """The number of lines the README promises is the number of lines it lets its reader write."""
    promised = re.search(r"(\d+) lines, counted without blank ones", SECTION)
    assert promised is not None
    assert int(promised[1]) == written_lines(steps())


def test_readme_counts_the_files_that_change(build_report: tuple[Path, str]) -> None:
    """The build after the steps changes as many files as the README says."""
    promised = re.search(r"rewrites (\d+) generated files", SECTION)
    assert promised is not None
    assert int(promised[1]) == sum(int(count) for count in re.findall(r"(\d+) changed", build_report[1]))


def test_python_client_receives_the_new_topic(copy: Path, address: str) -> None:
    """The README's Python program prints an update of the topic its reader added."""
    (copy / "watch.py").write_text(program("watch.py").replace(ADDRESS, address))
    line = first_line(sys.executable, "watch.py", cwd=copy, env=import_path(copy))
    assert re.fullmatch(r"\d{13} \d+(\.\d+)?", line)


def test_javascript_client_receives_the_new_topic(copy: Path, address: str) -> None:
    """The README's JavaScript program prints an update of the topic its reader added."""
    (copy / "watch.mjs").write_text(program("watch.mjs").replace(ADDRESS, address))
    assert re.fullmatch(r"\d{13} \d+(\.\d+)?", first_line("node", "watch.mjs", cwd=copy))


def test_one_screen_is_what_the_repository_holds() -> None:
    """The declaration and the method that the README shows stand so in the files it names."""
    shown = blocks(section(README, "## One declaration"))
    assert shown[0].text in (ROOT / ROUTES).read_text(encoding="utf-8")
    assert shown[1].text in (ROOT / SERVICE).read_text(encoding="utf-8")


def test_one_screen_of_python_runs(copy: Path, address: str) -> None:
    """The Python calls that the README shows print a quote."""
    shown = blocks(section(README, "## One declaration"), "python")[-1].text.replace(ADDRESS, address)
    head = "import asyncio\nfrom trading_client import TradingClient\nasync def show():\n"
    (copy / "screen.py").write_text(f"{head}{indent(shown, '    ')}asyncio.run(show())\n")
    assert first_line(sys.executable, "screen.py", cwd=copy, env=import_path(copy)).startswith("s='ok' n='AAPL'")


def test_one_screen_of_typescript_compiles(copy: Path) -> None:
    """The TypeScript calls that the README shows pass the strict compiler."""
    (shown,) = blocks(section(README, "## One declaration"), "ts")
    head = 'import { TradingClient } from "./generated/typescript/dist/index.js";\n'
    (copy / "screen.mts").write_text(head + shown.text)
    options = ("--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom")
    assert run(COMPILER, *options, "screen.mts", cwd=copy).stdout == ""


def test_misspelt_model_is_told_as_the_readme_shows(tmp_path: Path) -> None:
    """A wrong model name gives the line that the README prints."""
    copy = copy_repository(tmp_path)
    take_steps(steps(), copy)
    routes = copy / ROUTES
    routes.write_text(routes.read_text().replace("spreads.Spread", "spreads.Spred"))
    (shown,) = blocks(SECTION, "text")
    assert shown.text == run(*TOOLKIT, "build", cwd=copy).stderr


def test_forgotten_method_is_named_at_the_start(tmp_path: Path) -> None:
    """An application whose service lacks the topic's method does not start, and says which one is missing."""
    copy = copy_repository(tmp_path)
    take_steps(steps()[:2], copy)
    assert run(*TOOLKIT, "build", cwd=copy).returncode == 0
    stopped = run(*TOOLKIT, "serve", "--port", "0", cwd=copy, env=import_path(copy))
    assert stopped.returncode != 0
    assert "stream_spreads" in stopped.stderr.splitlines()[-1]
