"""Client of module ``dial``."""

from typing import Final, Literal

from pydantic import TypeAdapter

from literals_client import models
from tradegen_runtime.client import ClientCore, Operation

TURN: Final = Operation[models.Dial](
    method="POST",
    path="/api/v1/dial/dial",
    response=lambda: TypeAdapter(models.Dial),
)


class DialClient:
    """Client of module ``dial``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def turn(
        self,
        body: models.Dial,
        *,
        unit: Literal["mm", "cm"] = "mm",
    ) -> models.Dial:
        """Call ``POST /api/v1/dial/dial``."""
        return await self._core.request(
            TURN,
            body=body,
            query={"unit": unit},
        )
