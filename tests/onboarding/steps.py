"""Does to a folder what the README tells its reader to do."""

import re
from pathlib import Path
from typing import Final

from tests.onboarding.markdown import Block

_BELOW: Final = re.compile(r"below the line `([^`]+)`")


def take_steps(steps: tuple[Block, ...], folder: Path) -> None:
    """Put the text of every step where the words before it say."""
    path = ""
    for step in steps:
        path = path if "the same file" in step.intro else step.path or ""
        if not path:
            raise AssertionError(f"the README does not say where this belongs:\n{step.text}")
        _put(step, folder / path)


def written_lines(steps: tuple[Block, ...]) -> int:
    """Count the lines that are not blank."""
    return sum(bool(line.strip()) for step in steps for line in step.text.splitlines())


def _put(step: Block, file: Path) -> None:
    old = file.read_text(encoding="utf-8") if file.exists() else ""
    if found := _BELOW.search(step.intro):
        new = _insert_after(old, found[1], step.text)
    elif "among the imports" in step.intro:
        new = _insert_before_import(old, step.text)
    elif "at the end of the class" in step.intro:
        new = f"{old}\n{step.text}"
    elif not old:
        new = step.text
    else:
        raise AssertionError(f"{file.name} exists; where does this belong?\n{step.text}")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(new, encoding="utf-8")


def _insert_after(text: str, line: str, added: str) -> str:
    before, found, after = text.partition(f"\n{line}\n")
    assert found, f"no line {line!r}"
    return f"{before}{found}{added}{after}"


def _insert_before_import(text: str, added: str) -> str:
    at = re.search(r"^from trading_", text, re.MULTILINE)
    assert at, "no imports"
    return f"{text[: at.start()]}{added}{text[at.start() :]}"
