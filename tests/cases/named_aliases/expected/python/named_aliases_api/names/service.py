"""What module ``names`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from named_aliases_contracts.names import names
from tradegen_runtime.publish import Publish


@runtime_checkable
class NamesService(Protocol):
    """What module ``names`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_forest(
        self,
        body: names.Forest,
        *,
        id_: names.Identity,
        flag: names.Flag,
    ) -> names.Forest:
        """Answer operation ``echoForest``."""
        ...

    async def echo_tree(
        self,
        body: names.Tree,
    ) -> names.Tree:
        """Answer operation ``echoTree``."""
        ...

    async def echo_plant(
        self,
        body: names.Plant,
    ) -> names.Plant:
        """Answer operation ``echoPlant``."""
        ...

    def stream_forests(
        self,
        params: names.ForestRequest,
        publish: Publish[names.Forest],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``forests``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...
