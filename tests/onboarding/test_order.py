"""The suite begins with what takes longest, so that no process is left alone with it."""

from dataclasses import dataclass
from pathlib import Path

from tests.onboarding.repository import ROOT
from tests.order import LONGEST, in_order


@dataclass(frozen=True)
class Item:
    """A test, as pytest has it."""

    path: Path
    name: str


def test_long_files_come_first_then_those_with_many_tests() -> None:
    """Tests of one file stay together, in their order; every file that is named is there."""
    assert all((ROOT / name).is_file() for name in LONGEST)
    small, large, long = ROOT / "small.py", ROOT / "large.py", ROOT / LONGEST[0]
    tests = [Item(small, "s"), Item(large, "a"), Item(large, "b"), Item(long, "x")]
    assert ["x", "a", "b", "s"] == [test.name for test in in_order(tests, ROOT)]


def test_the_makefile_keeps_that_order() -> None:
    """pytest-xdist sorts by numbers of tests unless it is told not to."""
    assert "--dist loadfile --no-loadscope-reorder" in (ROOT / "Makefile").read_text(encoding="utf-8")
