"""Many cases in one pair of projects, so that the whole pipeline runs twice for all of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from tests.breaking.case import HEAD, Case, Version

from tradegen.breaking.engine import find_changes
from tradegen.breaking.findings import Finding
from tradegen.front import understand
from tradegen.introspect.process import introspect
from tradegen.ir import Api
from tradegen.project import load_project

TODAY: Final = date(2026, 3, 1)
"""The day on which all cases are judged."""

_CONFIG = '[tool.tradegen]\ncontracts = "contracts/api"\n'
_WAYS = {"request": "Q", "response": "S", "update": "U"}
_LEVELS = {"error": "E", "warning": "W", "info": "I"}


def read_versions(root: Path, cases: Sequence[Case]) -> tuple[Api, Api]:
    """Write both versions of every case below ``root``, each case as a module ``case<number>``, and read them."""
    old = _read(root / "old", [case.old for case in cases])
    new = _read(root / "new", [case.new for case in cases])
    return old, new


def _read(root: Path, versions: Sequence[Version]) -> Api:
    package = root / "contracts" / "api"
    package.mkdir(parents=True)
    (root / "pyproject.toml").write_text(_CONFIG)
    (package / "__init__.py").write_text("")
    for number, version in enumerate(versions):
        folder = package / f"case{number}"
        folder.mkdir()
        head = f"module: case{number}\nversion: {version.version}\nservice: Case{number}Service\n"
        files = {"__init__.py": "", "model.py": HEAD + version.models, "routes.yaml": head + version.routes}
        for name, text in {**files, **version.extra}.items():
            (folder / name).write_text(text.replace("@", str(number)) if name == "routes.yaml" else _code(text, number))
    return understand(load_project(root), introspect).api


def _code(text: str, number: int) -> str:
    """Put the number of the case for ``@``, except where it begins a decorator."""
    return "\n".join(
        line if line.lstrip().startswith("@") else line.replace("@", str(number)) for line in text.split("\n")
    )


def verdicts(old: Api, new: Api, count: int) -> tuple[tuple[Finding, ...], ...]:
    """Return the findings of each of ``count`` cases."""
    found: Mapping[int, list[Finding]] = {number: [] for number in range(count)}
    for finding in find_changes(old, new, today=TODAY):
        found[int(finding.site.partition(".")[0].removeprefix("case"))].append(finding)
    return tuple(tuple(found[number]) for number in range(count))


def spelled(finding: Finding) -> str:
    """``R33 Q E``."""
    return f"{finding.rule} {_WAYS[finding.way]} {_LEVELS[finding.level]}"
