"""What module ``bags`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from containers_contracts.bags import bags
from tradegen_runtime.publish import Publish


@runtime_checkable
class BagsService(Protocol):
    """What module ``bags`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: bags.Bag,
    ) -> bags.Bag:
        """Answer operation ``echo``."""
        ...

    async def texts(self) -> dict[str, list[str]]:
        """Answer operation ``texts``."""
        ...

    def stream_bags(
        self,
        publish: Publish[bags.Bag],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``bags``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
