"""Client of module ``ledger``."""

from datetime import datetime
from typing import Final

from pydantic import TypeAdapter

from codecs_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO: Final = Operation[models.Entry](
    method="POST",
    path="/api/v1/ledger/echo",
    response=lambda: TypeAdapter(models.Entry),
)

PAGE: Final = Operation[models.PageStamp](
    method="GET",
    path="/api/v1/ledger/page",
    response=lambda: TypeAdapter(models.PageStamp),
)

ECHO_PLAIN: Final = Operation[list[models.Plain]](
    method="POST",
    path="/api/v1/ledger/plain",
    response=lambda: TypeAdapter(list[models.Plain]),
)

ENTRIES: Final = Topic[models.Entry](
    route="entries",
    ws_path="/api/v1/ledger/ws",
    update=lambda: TypeAdapter(models.Entry),
    delivery="every",
)

PLAIN: Final = Topic[models.Plain](
    route="plain",
    ws_path="/api/v1/ledger/ws",
    update=lambda: TypeAdapter(models.Plain),
    delivery="every",
)


class LedgerClient:
    """Client of module ``ledger``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo(
        self,
        body: models.EntryInput,
        *,
        since: datetime | None = None,
    ) -> models.Entry:
        """Call ``POST /api/v1/ledger/echo``."""
        return await self._core.request(
            ECHO,
            body=body,
            query={"since": since},
        )

    async def page(self) -> models.PageStamp:
        """Call ``GET /api/v1/ledger/page``."""
        return await self._core.request(PAGE)

    async def echo_plain(
        self,
        body: models.Plain,
    ) -> list[models.Plain]:
        """Call ``POST /api/v1/ledger/plain``."""
        return await self._core.request(
            ECHO_PLAIN,
            body=body,
        )

    def entries(self) -> Subscription[models.Entry]:
        """Subscribe to topic ``entries``."""
        return self._core.subscribe(ENTRIES)

    def plain(self) -> Subscription[models.Plain]:
        """Subscribe to topic ``plain``."""
        return self._core.subscribe(PLAIN)
