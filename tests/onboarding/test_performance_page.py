"""docs/performance.md explains the rows that ``make bench`` measures."""

import ast
from collections.abc import Iterator

from tests.onboarding.markdown import table
from tests.onboarding.repository import ROOT

PAGE = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")


def measured() -> Iterator[tuple[str, str]]:
    """Yield name and goal of every row that the benchmarks make."""
    for file in sorted((ROOT / "tests" / "bench").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="Row"),
                    args=[ast.Constant(value=str(name)), _, _, ast.Constant(value=str(goal))],
                ):
                    yield name, goal


def test_every_row_is_explained() -> None:
    """The page has the name and the goal of every row that is measured, and no others."""
    explained = ((name.strip("`"), goal) for name, goal, _ in table(PAGE, "row", "goal", "what it compares"))
    assert sorted(measured()) == sorted(explained)
