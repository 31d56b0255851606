"""Client of module ``wire``."""

from typing import Final

from pydantic import TypeAdapter

from aliases_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Aliased](
    method="POST",
    path="/api/v1/wire/echo",
    response=lambda: TypeAdapter(models.Aliased),
)

ECHO_CAMEL: Final = Operation[models.Camel](
    method="POST",
    path="/api/v1/wire/camel",
    response=lambda: TypeAdapter(models.Camel),
)

CHANGES: Final = Topic[models.Camel](
    route="changes",
    ws_path="/api/v1/wire/ws",
    update=lambda: TypeAdapter(models.Camel),
    delivery="every",
)


class WireClient:
    """Client of module ``wire``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.AliasedInput,
    ) -> models.Aliased:
        """Call ``POST /api/v1/wire/echo``."""
        return await self._core.request(
            ECHO,
            body=body,
        )

    async def echo_camel(
        self,
        body: models.CamelInput,
    ) -> models.Camel:
        """Call ``POST /api/v1/wire/camel``."""
        return await self._core.request(
            ECHO_CAMEL,
            body=body,
        )

    def changes(
        self,
        *,
        account_id: str,
        only_open: bool = False,
    ) -> Subscription[models.Camel]:
        """Subscribe to topic ``changes``."""
        return self._core.subscribe(
            CHANGES,
            {
                "accountId": account_id,
                "onlyOpen": only_open,
            },
        )
