"""Client of module ``blobs``."""

from typing import Final

from pydantic import TypeAdapter

from binary_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

ECHO_BLOB: Final = Operation[models.Blob](
    method="POST",
    path="/api/v1/blobs/blob",
    response=lambda: TypeAdapter(models.Blob),
)

ECHO_ENCODED: Final = Operation[models.Encoded](
    method="POST",
    path="/api/v1/blobs/encoded",
    response=lambda: TypeAdapter(models.Encoded),
)

ECHO_TEXT: Final = Operation[models.Text](
    method="POST",
    path="/api/v1/blobs/text",
    response=lambda: TypeAdapter(models.Text),
)

BLOBS: Final = Topic[models.Blob](
    route="blobs",
    ws_path="/api/v1/blobs/ws",
    update=lambda: TypeAdapter(models.Blob),
    delivery="every",
)


class BlobsClient:
    """Client of module ``blobs``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def echo_blob(
        self,
        body: models.Blob,
    ) -> models.Blob:
        """Call ``POST /api/v1/blobs/blob``."""
        return await self._core.request(
            ECHO_BLOB,
            body=body,
        )

    async def echo_encoded(
        self,
        body: models.Encoded,
    ) -> models.Encoded:
        """Call ``POST /api/v1/blobs/encoded``."""
        return await self._core.request(
            ECHO_ENCODED,
            body=body,
        )

    async def echo_text(
        self,
        body: models.Text,
    ) -> models.Text:
        """Call ``POST /api/v1/blobs/text``."""
        return await self._core.request(
            ECHO_TEXT,
            body=body,
        )

    def blobs(self) -> Subscription[models.Blob]:
        """Subscribe to topic ``blobs``."""
        return self._core.subscribe(BLOBS)
