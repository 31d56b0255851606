"""What module ``wire`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from aliases_contracts.wire import wire
from tradegen_runtime.publish import Publish


@runtime_checkable
class WireService(Protocol):
    """What module ``wire`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: wire.Aliased,
    ) -> wire.Aliased:
        """Answer operation ``echo``."""
        ...

    async def echo_camel(
        self,
        body: wire.Camel,
    ) -> wire.Camel:
        """Answer operation ``echoCamel``."""
        ...

    def stream_changes(
        self,
        params: wire.CamelRequest,
        publish: Publish[wire.Camel],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``changes``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...
