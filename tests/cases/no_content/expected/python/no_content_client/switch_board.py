"""Client of module ``switch_board``."""

from typing import Final

from pydantic import TypeAdapter

from no_content_client import models
from tradegen_runtime.client import ClientCore, Operation

TURN: Final = Operation[None](
    method="PUT",
    path="/api/v1/switch_board/switch",
    response=lambda: TypeAdapter(None),
)

RESET: Final = Operation[None](
    method="POST",
    path="/api/v1/switch_board/reset",
    response=lambda: TypeAdapter(None),
)

REMOVE: Final = Operation[None](
    method="DELETE",
    path="/api/v1/switch_board/switch/{name}",
    response=lambda: TypeAdapter(None),
)


class SwitchBoardClient:
    """Client of module ``switch_board``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def turn(
        self,
        body: models.Position,
    ) -> None:
        """Call ``PUT /api/v1/switch_board/switch``."""
        return await self._core.request(
            TURN,
            body=body,
        )

    async def reset(self) -> None:
        """Call ``POST /api/v1/switch_board/reset``."""
        return await self._core.request(RESET)

    async def remove(
        self,
        *,
        name: str,
        force: bool = False,
    ) -> None:
        """Call ``DELETE /api/v1/switch_board/switch/{name}``."""
        return await self._core.request(
            REMOVE,
            path={"name": name},
            query={"force": force},
        )
