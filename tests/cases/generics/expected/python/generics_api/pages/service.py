"""What module ``pages`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from generics_contracts.pages import aliases, pages
from tradegen_runtime.publish import Publish


@runtime_checkable
class PagesService(Protocol):
    """What module ``pages`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def items(self) -> aliases.Items:
        """Answer operation ``items``."""
        ...

    async def named(self) -> pages.ItemPage:
        """Answer operation ``named``."""
        ...

    async def counted(
        self,
        body: aliases.CountedItems,
    ) -> aliases.CountedItems:
        """Answer operation ``counted``."""
        ...

    async def pairs(
        self,
        body: aliases.Pairs,
    ) -> aliases.Pairs:
        """Answer operation ``pairs``."""
        ...

    async def holder(
        self,
        body: pages.Holder,
    ) -> pages.Holder:
        """Answer operation ``holder``."""
        ...

    def stream_pages(
        self,
        publish: Publish[aliases.Items],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``pages``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
