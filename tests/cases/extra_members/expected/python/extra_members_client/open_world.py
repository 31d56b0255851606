"""Client of module ``open_world``."""

from typing import Final

from pydantic import TypeAdapter

from extra_members_client import models
from tradegen_runtime.client import ClientCore, Operation

ECHO_IGNORING: Final = Operation[models.Ignoring](
    method="POST",
    path="/api/v1/open_world/ignoring",
    response=lambda: TypeAdapter(models.Ignoring),
)

ECHO_KEEPING: Final = Operation[models.Keeping](
    method="POST",
    path="/api/v1/open_world/keeping",
    response=lambda: TypeAdapter(models.Keeping),
)

ECHO_TYPED: Final = Operation[models.Typed](
    method="POST",
    path="/api/v1/open_world/typed",
    response=lambda: TypeAdapter(models.Typed),
)

ECHO_REFUSING: Final = Operation[models.Refusing](
    method="POST",
    path="/api/v1/open_world/refusing",
    response=lambda: TypeAdapter(models.Refusing),
)


class OpenWorldClient:
    """Client of module ``open_world``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_ignoring(
        self,
        body: models.Ignoring,
    ) -> models.Ignoring:
        """Call ``POST /api/v1/open_world/ignoring``."""
        return await self._core.request(
            ECHO_IGNORING,
            body=body,
        )

    async def echo_keeping(
        self,
        body: models.Keeping,
    ) -> models.Keeping:
        """Call ``POST /api/v1/open_world/keeping``."""
        return await self._core.request(
            ECHO_KEEPING,
            body=body,
        )

    async def echo_typed(
        self,
        body: models.Typed,
    ) -> models.Typed:
        """Call ``POST /api/v1/open_world/typed``."""
        return await self._core.request(
            ECHO_TYPED,
            body=body,
        )

    async def echo_refusing(
        self,
        body: models.Refusing,
    ) -> models.Refusing:
        """Call ``POST /api/v1/open_world/refusing``."""
        return await self._core.request(
            ECHO_REFUSING,
            body=body,
        )
