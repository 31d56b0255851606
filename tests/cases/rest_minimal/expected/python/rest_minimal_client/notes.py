"""Client of module ``notes``."""

from typing import Final

from pydantic import TypeAdapter

from rest_minimal_client import models
from tradegen_runtime.client import ClientCore, Operation

GET_NOTE: Final = Operation[models.Note](
    method="GET",
    path="/api/v1/notes/notes",
    response=lambda: TypeAdapter(models.Note),
)


class NotesClient:
    """Client of module ``notes``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_note(self) -> models.Note:
        """Call ``GET /api/v1/notes/notes``."""
        return await self._core.request(GET_NOTE)
