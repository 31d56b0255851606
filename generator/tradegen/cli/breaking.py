"""``tradegen breaking``: compare the declarations with an older version; a change that breaks clients fails."""

from collections.abc import Sequence
from pathlib import Path

from tradegen.breaking.children import Children
from tradegen.project import load_project


def run_breaking(start: Path, *, against: str, output: str, levels: Sequence[str], everything: bool) -> int:
    """Print what changed since ``against`` in the project at or above ``start``; return the exit code.

    Raises:
        Rejected: the declarations at hand, or the allow file, cannot be read.
    """
    project = load_project(start.resolve())
    with Children(project) as children:
        from tradegen.cli.comparison import compare  # while a child starts: it takes as long

        return compare(against, project, children, output=output, levels=levels, everything=everything)
