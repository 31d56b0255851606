"""Client of module ``events``."""

from typing import Final

from pydantic import TypeAdapter

from tagged_unions_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

SEND: Final = Operation[models.Opened | models.Closed | models.Paused](
    method="POST",
    path="/api/v1/events/events",
    response=lambda: TypeAdapter(models.Opened | models.Closed | models.Paused),
)

SEND_BATCH: Final = Operation[models.Batch](
    method="POST",
    path="/api/v1/events/batches",
    response=lambda: TypeAdapter(models.Batch),
)

SEND_OUTER: Final = Operation[list[models.Opened | models.Inner]](
    method="POST",
    path="/api/v1/events/outer",
    response=lambda: TypeAdapter(list[models.Opened | models.Inner]),
)

EVENTS: Final = Topic[models.Opened | models.Closed | models.Paused](
    route="events",
    ws_path="/api/v1/events/ws",
    update=lambda: TypeAdapter(models.Opened | models.Closed | models.Paused),
    delivery="every",
)

SHAPES: Final = Topic[models.Circle | models.Square](
    route="shapes",
    ws_path="/api/v1/events/ws",
    update=lambda: TypeAdapter(models.Circle | models.Square),
    delivery="every",
)


class EventsClient:
    """Client of module ``events``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def send(
        self,
        body: models.Opened | models.Closed | models.Paused,
    ) -> models.Opened | models.Closed | models.Paused:
        """Call ``POST /api/v1/events/events``."""
        return await self._core.request(
            SEND,
            body=body,
        )

    async def send_batch(
        self,
        body: models.Batch,
    ) -> models.Batch:
        """Call ``POST /api/v1/events/batches``."""
        return await self._core.request(
            SEND_BATCH,
            body=body,
        )

    async def send_outer(
        self,
        body: models.Opened | models.Inner,
    ) -> list[models.Opened | models.Inner]:
        """Call ``POST /api/v1/events/outer``."""
        return await self._core.request(
            SEND_OUTER,
            body=body,
        )

    def events(self) -> Subscription[models.Opened | models.Closed | models.Paused]:
        """Subscribe to topic ``events``."""
        return self._core.subscribe(EVENTS)

    def shapes(self) -> Subscription[models.Circle | models.Square]:
        """Subscribe to topic ``shapes``."""
        return self._core.subscribe(SHAPES)
