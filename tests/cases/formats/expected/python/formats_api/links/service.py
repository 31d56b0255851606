"""What module ``links`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable
from uuid import UUID

from formats_contracts.links import links
from tradegen_runtime.publish import Publish


@runtime_checkable
class LinksService(Protocol):
    """What module ``links`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: links.Links,
    ) -> links.Links:
        """Answer operation ``echo``."""
        ...

    async def get(
        self,
        *,
        id_: UUID,
    ) -> links.Links:
        """Answer operation ``get``."""
        ...

    def stream_links(
        self,
        publish: Publish[links.Links],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``links``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
