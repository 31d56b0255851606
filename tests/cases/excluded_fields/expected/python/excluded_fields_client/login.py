"""Client of module ``login``."""

from typing import Final

from pydantic import TypeAdapter

from excluded_fields_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

REGISTER: Final = Operation[models.Account](
    method="POST",
    path="/api/v1/login/accounts",
    response=lambda: TypeAdapter(models.Account),
)

GATHER: Final = Operation[models.Team](
    method="POST",
    path="/api/v1/login/teams",
    response=lambda: TypeAdapter(models.Team),
)

MEMBERS: Final = Topic[models.Account](
    route="members",
    ws_path="/api/v1/login/ws",
    update=lambda: TypeAdapter(models.Account),
    delivery="every",
)


class LoginClient:
    """Client of module ``login``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def register(
        self,
        body: models.AccountInput,
    ) -> models.Account:
        """Call ``POST /api/v1/login/accounts``."""
        return await self._core.request(
            REGISTER,
            body=body,
        )

    async def gather(
        self,
        body: models.TeamInput,
    ) -> models.Team:
        """Call ``POST /api/v1/login/teams``."""
        return await self._core.request(
            GATHER,
            body=body,
        )

    def members(self) -> Subscription[models.Account]:
        """Subscribe to topic ``members``."""
        return self._core.subscribe(MEMBERS)
