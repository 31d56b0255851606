"""What module ``status`` needs from hand-written code."""

from typing import Protocol, runtime_checkable


@runtime_checkable
class StatusService(Protocol):
    """What module ``status`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def is_open(self) -> bool:
        """Answer operation ``isOpen``."""
        ...

    async def opening_hours(self) -> dict[str, list[str]]:
        """Answer operation ``openingHours``."""
        ...
