"""Client of module ``broker``."""

from typing import Final

from pydantic import TypeAdapter

from public_names_client import models
from tradegen_runtime.client import ClientCore, Operation

TAKE_HEADER: Final = Operation[models.SheetOrderHeader](
    method="POST",
    path="/api/v1/broker/header",
    response=lambda: TypeAdapter(models.SheetOrderHeader),
)


class BrokerClient:
    """Client of module ``broker``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def take_header(
        self,
        body: models.OrderHeaderInput,
    ) -> models.SheetOrderHeader:
        """Call ``POST /api/v1/broker/header``."""
        return await self._core.request(
            TAKE_HEADER,
            body=body,
        )
