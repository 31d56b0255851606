"""Client of module ``omega``: Omega."""

from typing import Final

from pydantic import TypeAdapter

from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic
from two_modules_client import models

GET_OMEGA: Final = Operation[models.Omega](
    method="GET",
    path="/public/omega",
    response=lambda: TypeAdapter(models.Omega),
)

OMEGAS: Final = Topic[models.Omega](
    route="omegas",
    ws_path="/api/v2/omega/ws",
    update=lambda: TypeAdapter(models.Omega),
    delivery="every",
)


class OmegaClient:
    """Client of module ``omega``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def get_omega(self) -> models.Omega:
        """Call ``GET /public/omega``."""
        return await self._core.request(GET_OMEGA)

    def omegas(self) -> Subscription[models.Omega]:
        """Subscribe to topic ``omegas``."""
        return self._core.subscribe(OMEGAS)
