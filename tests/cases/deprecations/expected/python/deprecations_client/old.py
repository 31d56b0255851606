"""Client of module ``old``."""

from typing import Final

from pydantic import TypeAdapter
from typing_extensions import deprecated

from deprecations_client import models
from tradegen_runtime.client import ClientCore, Operation

GET_THING: Final = Operation[models.Thing](
    method="GET",
    path="/api/v1/old/thing",
    response=lambda: TypeAdapter(models.Thing),
)

GET_OLD_THING: Final = Operation[models.Thing](
    method="GET",
    path="/api/v1/old/old-thing",
    response=lambda: TypeAdapter(models.Thing),
)

PUT_THING: Final = Operation[None](
    method="PUT",
    path="/api/v1/old/thing",
    response=lambda: TypeAdapter(None),
)


class OldClient:
    """Client of module ``old``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_thing(self) -> models.Thing:
        """Call ``GET /api/v1/old/thing``."""
        return await self._core.request(GET_THING)

    @deprecated("getOldThing is deprecated")
    async def get_old_thing(self) -> models.Thing:
        """Get a thing the old way.

        Use getThing.
        """
        return await self._core.request(GET_OLD_THING)

    @deprecated("putThing is deprecated")
    async def put_thing(
        self,
        body: models.Thing,
    ) -> None:
        """Call ``PUT /api/v1/old/thing``."""
        return await self._core.request(
            PUT_THING,
            body=body,
        )
