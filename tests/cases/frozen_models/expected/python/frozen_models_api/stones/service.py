"""What module ``stones`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from frozen_models_contracts.stone import stone


@runtime_checkable
class StonesService(Protocol):
    """What module ``stones`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_stone(
        self,
        body: stone.Stone,
    ) -> stone.Stone:
        """Answer operation ``echoStone``."""
        ...

    async def echo_gem(
        self,
        body: stone.Gem,
    ) -> stone.Gem:
        """Answer operation ``echoGem``."""
        ...
