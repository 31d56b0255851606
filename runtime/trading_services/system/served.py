"""What the system context needs to know about the modules that are served."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable


class ModuleFacts(Protocol):
    """A served module."""

    @property
    def name(self) -> str:
        """Name in URLs."""
        ...

    @property
    def version(self) -> str:
        """Version that is served."""
        ...

    @property
    def title(self) -> str:
        """Name for people."""
        ...


class Served(Protocol):
    """The served modules and their services."""

    @property
    def modules(self) -> Sequence[ModuleFacts]:
        """All served modules."""
        ...

    def get(self, name: str, /) -> object:
        """The service of a module, built when it is first asked for."""
        ...


@runtime_checkable
class SelfChecking(Protocol):
    """A service that can say what is wrong with it; one that cannot counts as well once it is built."""

    def fault(self) -> str | None:
        """What is wrong, in words; ``None`` where nothing is."""
        ...
