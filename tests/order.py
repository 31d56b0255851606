"""In which order several processes take the files of tests: one that takes long must not be the last to begin."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, TypeVar

LONGEST: Final = (
    "tests/output/test_killed_builds.py",
    "tests/skew/test_skew.py",
    "tests/roundtrip/test_typescript.py",
    "tests/breaking/test_by_execution.py",
    "tests/breaking/test_operations_by_execution.py",
    "tests/onboarding/test_own_project.py",
)
"""Files whose few tests take a minute or more, as ``pytest --durations`` tells, the longest first."""


class InFile(Protocol):
    """A test of a file."""

    @property
    def path(self) -> Path: ...


Item = TypeVar("Item", bound=InFile)


def in_order(tests: Sequence[Item], root: Path) -> list[Item]:
    """Put the longest files first, the others by their number of tests, as pytest-xdist does with all."""
    ranks = {root / name: rank for rank, name in enumerate(LONGEST)}
    counts = Counter(test.path for test in tests)
    return sorted(tests, key=lambda test: (ranks.get(test.path, len(ranks)), -counts[test.path]))
