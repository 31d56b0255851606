"""Read two versions of a project side by side: their models are imported in two children at once."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from tradegen.breaking.against import version
from tradegen.breaking.engine import find_changes
from tradegen.breaking.findings import Finding
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
    with ExitStack() as stack:
        limits = Limits.times(project.import_patience)
        new_child, old_child = (stack.enter_context(Introspector(limits=limits)) for _ in range(2))
        worker = stack.enter_context(ThreadPoolExecutor(max_workers=1))
        new = worker.submit(understand, project, new_child.introspect)
        folder = stack.enter_context(version(against, project))
        old = _old_api(folder, old_child)
        return find_changes(old, new.result().api, today=today)


def _old_api(folder: Path, child: Introspector) -> Api:
    try:
        return understand(load_project(folder), child.introspect).api
    except Rejected as rejected:
        raise OldRejected(rejected) from None
