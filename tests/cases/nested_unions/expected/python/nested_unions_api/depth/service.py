"""What module ``depth`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from nested_unions_contracts.depth import depth


@runtime_checkable
class DepthService(Protocol):
    """What module ``depth`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: depth.Depth,
    ) -> depth.Depth:
        """Answer operation ``echo``."""
        ...

    async def lists(
        self,
        body: list[list[int | None] | None],
    ) -> dict[str, list[int | None] | None] | None:
        """Answer operation ``lists``."""
        ...
