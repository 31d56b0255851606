"""What a benchmark run says: rows with a goal, printed as a table and written as JSON."""

import operator
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

_COMPARISONS: dict[str, Callable[[float, float], bool]] = {"<=": operator.le, ">=": operator.ge}


@dataclass(frozen=True)
class Row:
    """One figure: ``value`` in ``unit``; ``goal`` is a comparison such as ``<= 0.3``."""

    name: str
    value: float
    unit: str
    goal: str

    @property
    def reached(self) -> bool:
        """Whether the value meets the goal."""
        comparison, _, limit = self.goal.partition(" ")
        return _COMPARISONS[comparison](self.value, float(limit))


def print_table(rows: list[Row]) -> None:
    """Print the rows with a verdict each."""
    for row in rows:
        verdict = "reached" if row.reached else "MISSED"
        print(f"{row.name:34} {row.value:>10.3f} {row.unit:6} goal {row.goal:8} {verdict}")


def write_json(rows: list[Row], path: Path) -> None:
    """Write the rows as ``{"rows": [{"name", "value", "unit", "goal"}]}``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(orjson.dumps({"rows": [asdict(row) for row in rows]}, option=orjson.OPT_INDENT_2))
