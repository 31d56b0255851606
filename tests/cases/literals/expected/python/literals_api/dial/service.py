"""What module ``dial`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from literals_contracts.dial import dial


@runtime_checkable
class DialService(Protocol):
    """What module ``dial`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def turn(
        self,
        body: dial.Dial,
        *,
        unit: dial.Unit,
    ) -> dial.Dial:
        """Answer operation ``turn``."""
        ...
