"""What module ``roots`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from root_models_contracts.roots import roots
from tradegen_runtime.publish import Publish


@runtime_checkable
class RootsService(Protocol):
    """What module ``roots`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_items(
        self,
        body: roots.Items,
    ) -> roots.Items:
        """Answer operation ``echoItems``."""
        ...

    async def echo_name(
        self,
        body: roots.Name,
    ) -> roots.Name:
        """Answer operation ``echoName``."""
        ...

    async def echo_table(
        self,
        body: roots.Table,
    ) -> roots.Table:
        """Answer operation ``echoTable``."""
        ...

    async def echo_holder(
        self,
        body: roots.Holder,
    ) -> roots.Holder:
        """Answer operation ``echoHolder``."""
        ...

    def stream_items(
        self,
        publish: Publish[roots.Items],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``items``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_words(
        self,
        publish: Publish[roots.Word],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``words``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
