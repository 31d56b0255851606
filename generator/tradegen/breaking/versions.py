"""Read two versions of a project side by side: their models are imported in two children at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from tradegen.breaking.against import Commit, find_version, written
from tradegen.breaking.engine import find_changes
from tradegen.breaking.findings import Finding
from tradegen.breaking.remembered import remember, remembered
from tradegen.diagnostics import Rejected
from tradegen.front import understand
from tradegen.introspect.limits import Limits
from tradegen.introspect.process import Introspector
from tradegen.ir import Api
from tradegen.project import Project, load_project


class OldRejected(Exception):
    """The version to compare with cannot be read; carries what is wrong with it."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(str(rejected))


def find_changes_since(against: str, project: Project, *, today: date) -> tuple[Finding, ...]:
    """Return what changed in ``project`` since ``against``, a git ref or a folder.

    Raises:
        against.Unreachable: there is no such version.
        OldRejected: its declarations cannot be built.
        Rejected: the declarations at hand cannot be built.
    """
    limits = Limits.times(project.import_patience)
    with ExitStack() as stack:
        new_child, old_child = (stack.enter_context(Introspector(limits=limits)) for _ in range(2))
        worker = stack.enter_context(ThreadPoolExecutor(max_workers=1))
        new = worker.submit(understand, project, new_child.introspect)
        old = _old_api(find_version(against, project), project, old_child)
        return find_changes(old, new.result().api, today=today)


def _old_api(found: Path | Commit, project: Project, child: Introspector) -> Api:
    """Return what the old version declares; ``child`` warms up meanwhile, and ends where it is not needed."""
    known = remembered(project, found.place) if isinstance(found, Commit) else None
    if known is not None:
        child.close()
        return known
    with written(found) as folder:
        try:
            old = load_project(folder)
            understood = understand(old, child.introspect)
        except Rejected as rejected:
            raise OldRejected(rejected) from None
    if isinstance(found, Commit):
        remember(project, found.place, old, understood)
    return understood.api
