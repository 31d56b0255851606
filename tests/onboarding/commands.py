"""Which commands the documents name, and which there are."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.onboarding.markdown import blocks, code_spans
from tests.onboarding.repository import ROOT
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from tradegen.cli.command_line import app as tradegen
from trading_services.cli import app as trading

_COMMAND: Final = re.compile(r"(?:^|[\s;&])(?:\S*/)?(make|tradegen|trading) ([a-z][^#;&|]*)")
_TARGET: Final = re.compile(r"^([a-z]+):", re.MULTILINE)


class Named(NamedTuple):
    """A command as a document writes it: ``tradegen``, ``("build", "--force")``."""

    program: str
    words: tuple[str, ...]


def named_commands(page: Path) -> Iterator[Named]:
    """Yield every command line of the page: in code spans, and in shell blocks."""
    text = page.read_text(encoding="utf-8")
    shell = (line for block in blocks(text, "sh") for line in block.text.splitlines())
    for line in (*code_spans(text), *shell):
        for program, words in _COMMAND.findall(line):
            yield Named(program, tuple(words.split()))


def complaint(named: Named) -> str:
    """Return what is wrong with a command; empty where it exists with these options."""
    match named.program:
        case "make":
            targets = _TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))
            return "" if named.words[0] in targets else f"make has no target {named.words[0]}"
        case "tradegen":
            return _complaint(get_command(tradegen), named.words)
        case _:
            return _complaint(get_command(trading), named.words)


def _complaint(command: object, words: tuple[str, ...]) -> str:
    """Follow ``words`` down the tree of commands; what no command is left for are its options."""
    match command, words:
        case TyperGroup(name=name, commands=commands), (word, *rest):
            return _complaint(commands[word], tuple(rest)) if word in commands else f"{name} has no command {word}"
        case TyperCommand(name=name, params=params), _:
            known = {option for parameter in params for option in parameter.opts}
            unknown = [word for word in words if word.startswith("-") and word not in known]
            return f"{name} has no option {unknown[0]}" if unknown else ""
        case _:
            return ""
