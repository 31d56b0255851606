"""A command that is stopped from outside says nothing, and dies of the signal that stopped it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import PROGRAM, Project

INTERRUPTED = """\
import signal
import sys


class Interruption:
    def find_spec(self, name, path=None, target=None):
        if name == "{module}":
            signal.raise_signal(signal.SIGINT)


sys.meta_path.insert(0, Interruption())
sys.argv = ["tradegen", "build", "--force"]
from tradegen.cli.main import main

main()
"""
"""The command, with Ctrl+C at the moment when ``module`` is about to be imported."""


ROUTERS = """\
from shop_contracts.stock0.items0 import Item0

ItemRouter: TypeAlias = WsRouter[Item0, Item0]
router = ItemRouter(route="things")
"""


def to_nobody(*arguments: str, cwd: Path, errors_too: bool = False) -> tuple[int, str]:
    """Run the command with nobody at the other end of its output; return how it ended and what it said on stderr."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        errors = writer if errors_too else subprocess.PIPE
        ended = subprocess.run([PROGRAM, *arguments], cwd=cwd, stdout=writer, stderr=errors, text=True, check=False)
    finally:
        os.close(writer)
    return ended.returncode, ended.stderr or ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("build", "--help"),
        ("build",),
        ("build", "--dry-run"),
        ("build", "--format", "json"),
        ("check", "--only", "drift", "--format", "sarif"),
        ("breaking", "--against", "."),
        ("skew", "--help"),
        ("adopt", "routers.py", "--module", "things"),
    ],
    ids=" ".join,
)
def test_a_reader_who_has_gone_is_no_mistake(project: Project, arguments: tuple[str, ...]) -> None:
    """As with ``git log | head``: not a word, and the end that a shell shows as 141."""
    (project.root / "routers.py").write_text(ROUTERS)
    assert (-signal.SIGPIPE, "") == to_nobody(*arguments, cwd=project.root)


@pytest.mark.parametrize("arguments", [("build", "--nonsense"), ("build",)], ids=" ".join)
def test_a_reader_of_the_errors_who_has_gone_is_none_either(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """A wrong call and a folder without a project are told to nobody."""
    assert (-signal.SIGPIPE, "") == to_nobody(*arguments, cwd=tmp_path, errors_too=True)


def test_a_build_is_done_before_it_tells(project: Project) -> None:
    """What the reader of the summary does is nothing to the files."""
    project.rest.unlink()
    assert -signal.SIGPIPE == to_nobody("build", cwd=project.root)[0]
    assert project.rest.is_file()
    assert 0 == project.run("check", "--only", "drift").returncode


@pytest.mark.parametrize("module", ["tradegen.cli.command_line", "typer", "tradegen.cli.build", "tradegen.output.plan"])
def test_an_interrupted_command_says_nothing(project: Project, module: str) -> None:
    """From the first import on, Ctrl+C is the end that a shell shows as 130; what was generated is whole."""
    before = project.tree()
    code = INTERRUPTED.format(module=module)
    ended = subprocess.run([sys.executable, "-c", code], cwd=project.root, capture_output=True, text=True, check=False)
    assert (-signal.SIGINT, "", "") == (ended.returncode, ended.stdout, ended.stderr)
    assert before == project.tree()


def test_an_ignored_interrupt_stays_ignored(project: Project) -> None:
    """A shell that starts a command in the background may have it ignore Ctrl+C."""
    code = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n" + INTERRUPTED.format(module="typer")
    ended = subprocess.run([sys.executable, "-c", code], cwd=project.root, capture_output=True, text=True, check=False)
    assert (0, "") == (ended.returncode, ended.stderr)
    assert ended.stdout.startswith("generated/")
