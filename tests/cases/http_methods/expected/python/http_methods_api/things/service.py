"""What module ``things`` needs from hand-written code."""

from typing import Protocol, runtime_checkable

from http_methods_contracts.things import things


@runtime_checkable
class ThingsService(Protocol):
    """What module ``things`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def list_things(self) -> list[things.Thing]:
        """List the things."""
        ...

    async def create_thing(
        self,
        body: things.NewThing,
    ) -> things.Thing:
        """Answer operation ``createThing``."""
        ...

    async def replace_thing(
        self,
        body: things.NewThing,
        *,
        id_: int,
    ) -> things.Thing:
        """Answer operation ``replaceThing``."""
        ...

    async def change_thing(
        self,
        body: things.NewThing,
        *,
        id_: int,
    ) -> things.Thing:
        """Answer operation ``changeThing``."""
        ...

    async def delete_thing(
        self,
        *,
        id_: int,
    ) -> None:
        """Answer operation ``deleteThing``."""
        ...

    async def read_root(self) -> str:
        """Answer operation ``readRoot``."""
        ...
