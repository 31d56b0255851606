"""What module ``blobs`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from binary_contracts.blobs import blobs
from tradegen_runtime.publish import Publish


@runtime_checkable
class BlobsService(Protocol):
    """What module ``blobs`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_blob(
        self,
        body: blobs.Blob,
    ) -> blobs.Blob:
        """Answer operation ``echoBlob``."""
        ...

    async def echo_encoded(
        self,
        body: blobs.Encoded,
    ) -> blobs.Encoded:
        """Answer operation ``echoEncoded``."""
        ...

    async def echo_text(
        self,
        body: blobs.Text,
    ) -> blobs.Text:
        """Answer operation ``echoText``."""
        ...

    def stream_blobs(
        self,
        publish: Publish[blobs.Blob],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``blobs``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
