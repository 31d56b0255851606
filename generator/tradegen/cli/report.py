"""What the commands say of a build, and the progress they show."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from tradegen.emit.files import File
from tradegen.output.plan import Plan
from tradegen.project import Project

_MARKS = {"create": "+", "update": "~", "delete": "-"}


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show the stage at hand on a terminal; say nothing where stderr is a file or a pipe."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading") as status:
        yield status.update


def planned_lines(project: Project, plan: Plan) -> Iterator[str]:
    """Yield every change of ``plan``, one path a line."""
    for change in plan.changes:
        yield f"{_MARKS[change.verb]} {project.output}/{change.path}"
    yield f"{len(plan.changes)} changes; nothing written"


def summary_lines(project: Project, files: Iterable[File], plan: Plan) -> Iterator[str]:
    """Yield a line per target: how many files it has and how many of them changed."""
    totals = Counter(_target(file.path) for file in files)
    changed = Counter(_target(change.path) for change in plan.changes)
    for target in sorted({*totals, *changed} - {""}):
        yield f"{project.output}/{target}: {totals[target]} files, {changed[target]} changed"


def _target(path: str) -> str:
    """Return a file's target: ``python/trading_api``, ``typescript``, ``specs``; none where it lies beside these."""
    first, slash, rest = path.partition("/")
    if not slash:
        return ""
    return f"{first}/{rest.partition('/')[0]}" if first == "python" else first
