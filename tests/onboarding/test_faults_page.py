"""docs/faults.md names a test for every fault, and every scenario of the tests is on it."""

import ast
import re
from collections.abc import Iterator

from tests.onboarding.markdown import table
from tests.onboarding.repository import ROOT

PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
INJECTED = table(PAGE, "fault", "how it is made", "what is shown", "test")
INHERITED = table(PAGE, "fault", "in short", "test")
INHERITED_IDS = [*range(1, 19), *range(21, 39), *range(41, 50), *range(51, 69)]
WITHOUT_TEST = {"X16", "F49"}
"""What does not apply yet; the page says why."""


def named_in(cell: str) -> list[str]:
    """Return the tests that a cell names."""
    return re.findall(r"tests/[^`]+", cell)


def exists(name: str) -> bool:
    """Whether a file defines a test, or names a scenario or case in its text."""
    path, _, test = name.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    return test in (defined(path) if file.suffix == ".py" else file.read_text(encoding="utf-8"))


def defined(path: str) -> set[str]:
    """Return the names that a Python file defines at its top."""
    names: set[str] = set()
    for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names.add(name)
            case ast.Assign(targets=[ast.Name(id=name)]):
                names.add(name)
    return names


def scenarios() -> Iterator[str]:
    """Yield every test of a fault X in tests/faults."""
    for file in sorted((ROOT / "tests" / "faults").glob("test_*.py")):
        path = file.relative_to(ROOT).as_posix()
        yield from (f"{path}::{name}" for name in defined(path) if name.startswith("test_x"))


def test_every_fault_has_a_test_that_exists() -> None:
    """Each of X1 to X20 and each of F01 to F68 is on the page, with tests that are there."""
    rows = [(row[0], named_in(row[-1])) for row in (*INJECTED, *INHERITED)]
    assert {f"X{number}" for number in range(1, 21)} == {fault for fault, *_ in INJECTED}
    assert [f"F{number:02}" for number in INHERITED_IDS] == [fault for fault, *_ in INHERITED]
    assert WITHOUT_TEST == {fault for fault, tests in rows if not tests}
    assert [] == [name for _, tests in rows for name in tests if not exists(name)]


def test_every_scenario_is_on_the_page() -> None:
    """No scenario of a fault is missing from the page."""
    named = {name for row in INJECTED for name in named_in(row[-1])}
    assert [] == [name for name in scenarios() if name not in named]
