"""Client of module ``things``."""

from typing import Final

from pydantic import TypeAdapter

from http_methods_client import models
from tradegen_runtime.client import ClientCore, Operation

LIST_THINGS: Final = Operation[list[models.Thing]](
    method="GET",
    path="/api/v2/things/things",
    response=lambda: TypeAdapter(list[models.Thing]),
)

CREATE_THING: Final = Operation[models.Thing](
    method="POST",
    path="/api/v2/things/things",
    response=lambda: TypeAdapter(models.Thing),
)

REPLACE_THING: Final = Operation[models.Thing](
    method="PUT",
    path="/api/v2/things/things/{id}",
    response=lambda: TypeAdapter(models.Thing),
)

CHANGE_THING: Final = Operation[models.Thing](
    method="PATCH",
    path="/api/v2/things/things/{id}",
    response=lambda: TypeAdapter(models.Thing),
)

DELETE_THING: Final = Operation[None](
    method="DELETE",
    path="/api/v2/things/things/{id}",
    response=lambda: TypeAdapter(None),
)

READ_ROOT: Final = Operation[str](
    method="GET",
    path="/api/v2/things/",
    response=lambda: TypeAdapter(str),
)


class ThingsClient:
    """Client of module ``things``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def list_things(self) -> list[models.Thing]:
        """List the things."""
        return await self._core.request(LIST_THINGS)

    async def create_thing(
        self,
        body: models.NewThing,
    ) -> models.Thing:
        """Call ``POST /api/v2/things/things``."""
        return await self._core.request(
            CREATE_THING,
            body=body,
        )

    async def replace_thing(
        self,
        body: models.NewThing,
        *,
        id_: int,
    ) -> models.Thing:
        """Call ``PUT /api/v2/things/things/{id}``."""
        return await self._core.request(
            REPLACE_THING,
            body=body,
            path={"id": id_},
        )

    async def change_thing(
        self,
        body: models.NewThing,
        *,
        id_: int,
    ) -> models.Thing:
        """Call ``PATCH /api/v2/things/things/{id}``."""
        return await self._core.request(
            CHANGE_THING,
            body=body,
            path={"id": id_},
        )

    async def delete_thing(
        self,
        *,
        id_: int,
    ) -> None:
        """Call ``DELETE /api/v2/things/things/{id}``."""
        return await self._core.request(
            DELETE_THING,
            path={"id": id_},
        )

    async def read_root(self) -> str:
        """Call ``GET /api/v2/things/``."""
        return await self._core.request(READ_ROOT)
