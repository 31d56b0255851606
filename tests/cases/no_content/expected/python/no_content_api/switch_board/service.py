"""What module ``switch_board`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from no_content_contracts.switch import switch


@runtime_checkable
class SwitchService(Protocol):
    """What module ``switch_board`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def turn(
        self,
        body: switch.Position,
    ) -> None:
        """Answer operation ``turn``."""
        ...

    async def reset(self) -> None:
        """Answer operation ``reset``."""
        ...

    async def remove(
        self,
        *,
        name: str,
        force: bool,
    ) -> None:
        """Answer operation ``remove``."""
        ...
