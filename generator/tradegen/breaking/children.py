"""The child processes of one comparison, which import what the versions declare."""

from contextlib import ExitStack
from types import TracebackType
from typing import Final, Self

from tradegen.introspect.limits import Limits
from tradegen.introspect.process import Introspector
from tradegen.output.notes import VERSIONS
from tradegen.project import Project


class Children:
    """Where nothing is remembered a child is needed for sure: it starts at once, while the caller imports the rest."""

    def __init__(self, project: Project) -> None:
        self._limits: Final = Limits.times(project.import_patience)
        self._stack: Final = ExitStack()
        self._idle: list[Introspector] = []
        if not any((project.root / VERSIONS).glob("*.json")):
            self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def start(self) -> None:
        """Let a child warm up, unless one does."""
        if not self._idle:
            self._idle.append(self._stack.enter_context(Introspector(warm=True, limits=self._limits)))

    def take(self) -> Introspector:
        """Return a child that nobody else has; it ends with the comparison."""
        self.start()
        return self._idle.pop()
