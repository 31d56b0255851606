"""What module ``old`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from deprecations_contracts.old import old


@runtime_checkable
class OldService(Protocol):
    """What module ``old`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def get_thing(self) -> old.Thing:
        """Answer operation ``getThing``."""
        ...

    async def get_old_thing(self) -> old.Thing:
        """Get a thing the old way.

        Use getThing.
        """
        ...

    async def put_thing(
        self,
        body: old.Thing,
    ) -> None:
        """Answer operation ``putThing``."""
        ...
