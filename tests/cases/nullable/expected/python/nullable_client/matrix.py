"""Client of module ``matrix``."""

from typing import Final

from pydantic import TypeAdapter

from nullable_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Matrix](
    method="POST",
    path="/api/v1/matrix/matrix",
    response=lambda: TypeAdapter(models.Matrix),
)

ECHO_NESTED: Final = Operation[models.Nested](
    method="POST",
    path="/api/v1/matrix/nested",
    response=lambda: TypeAdapter(models.Nested),
)

CHANGES: Final = Topic[models.Matrix](
    route="changes",
    ws_path="/api/v1/matrix/ws",
    update=lambda: TypeAdapter(models.Matrix),
    delivery="latest",
)


class MatrixClient:
    """Client of module ``matrix``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.Matrix,
    ) -> models.Matrix:
        """Call ``POST /api/v1/matrix/matrix``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    async def echo_nested(
        self,
        body: models.Nested,
    ) -> models.Nested:
        """Call ``POST /api/v1/matrix/nested``."""
        return await self._core.request(
            ECHO_NESTED,
            body=body,
        )

    def changes(self) -> Subscription[models.Matrix]:
        """Subscribe to topic ``changes``."""
        return self._core.subscribe(CHANGES)
