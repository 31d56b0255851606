"""What module ``tree`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from recursion_contracts.tree import tree
from tradegen_runtime.publish import Publish


@runtime_checkable
class TreeService(Protocol):
    """What module ``tree`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_node(
        self,
        body: tree.Node,
    ) -> tree.Node:
        """Answer operation ``echoNode``."""
        ...

    async def echo_folder(
        self,
        body: tree.Folder,
    ) -> tree.Folder:
        """Answer operation ``echoFolder``."""
        ...

    async def echo_nest(
        self,
        body: tree.Nest,
    ) -> tree.Nest:
        """Answer operation ``echoNest``."""
        ...

    async def echo_document(
        self,
        body: tree.Document,
    ) -> tree.Document:
        """Answer operation ``echoDocument``."""
        ...

    def stream_nodes(
        self,
        publish: Publish[tree.Node],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``nodes``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
