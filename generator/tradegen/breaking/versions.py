"""Read two versions of a project: what is known already is not read, and what both have alike is imported once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from tradegen.breaking.against import Commit, find_version, written
from tradegen.breaking.children import Children
from tradegen.breaking.engine import find_changes
from tradegen.breaking.findings import Finding
from tradegen.breaking.likeness import are_mostly_alike
from tradegen.breaking.remembered import files_at_hand, remember, remember_at_hand, remembered
from tradegen.declare.source_files import read_sources
from tradegen.diagnostics import Rejected
from tradegen.front import understand
from tradegen.introspect.memory import IntrospectionMemory
from tradegen.introspect.request import Reply, Request
from tradegen.ir import Api
from tradegen.project import Project, load_project

Introspect = Callable[[Request], Reply]


class OldRejected(Exception):
    """The version to compare with cannot be read; carries what is wrong with it."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(str(rejected))


def find_changes_since(against: str, project: Project, *, today: date, children: Children) -> tuple[Finding, ...]:
    """Return what changed in ``project`` since ``against``, a git ref or a folder; ``children`` import both.

    Raises:
        against.Unreachable: there is no such version.
        OldRejected: its declarations cannot be built.
        Rejected: the declarations at hand cannot be built.
    """
    with ExitStack() as stack:
        old, new = _Versions(project, children, stack).read(find_version(against, project))
    return find_changes(old, new, today=today)


class _Versions:
    """The version at hand and an older one."""

    def __init__(self, project: Project, children: Children, stack: ExitStack) -> None:
        self._project = project
        self._children = children
        self._stack = stack
        self._place = files_at_hand(project, read_sources(project))
        self._known = remembered(project, self._place)
        if self._known is None:
            children.start()

    def read(self, found: Path | Commit) -> tuple[Api, Api]:
        """Return what the older version at ``found`` declares, and the one at hand."""
        known = remembered(self._project, found.place) if isinstance(found, Commit) else None
        if known is not None:
            return known, self._known or self._new(self._children.take().introspect)
        if self._known is not None:
            folder = self._stack.enter_context(written(found))
            return self._old(found, folder, self._children.take().introspect), self._known
        introspect = IntrospectionMemory(self._children.take()).introspect
        with ThreadPoolExecutor(max_workers=1) as worker:
            waiting = worker.submit(self._new, introspect)
            folder = self._stack.enter_context(written(found))
            if are_mostly_alike(self._project, folder):
                new = waiting.result()
                return self._old(found, folder, introspect), new
            old = self._old(found, folder, self._children.take().introspect)
            return old, waiting.result()

    def _new(self, introspect: Introspect) -> Api:
        understood = understand(self._project, introspect)
        remember_at_hand(self._project, self._place, understood)
        return understood.api

    def _old(self, found: Path | Commit, folder: Path, introspect: Introspect) -> Api:
        try:
            old = load_project(folder)
            understood = understand(old, introspect)
        except Rejected as rejected:
            raise OldRejected(rejected) from None
        if isinstance(found, Commit):
            remember(self._project, found.place, old, understood)
        return understood.api
