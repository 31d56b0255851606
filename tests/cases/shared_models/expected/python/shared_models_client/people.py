"""Client of module ``people``."""

from typing import Final

from pydantic import TypeAdapter

from shared_models_client import models
from tradegen_runtime.client import ClientCore, Operation

PEOPLE: Final = Operation[list[models.Person]](
    method="GET",
    path="/api/v1/people/people",
    response=lambda: TypeAdapter(list[models.Person]),
)


class PeopleClient:
    """Client of module ``people``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def people(
        self,
        *,
        at_least: int | None = None,
    ) -> list[models.Person]:
        """Call ``GET /api/v1/people/people``."""
        return await self._core.request(
            PEOPLE,
            query={"atLeast": at_least},
        )
