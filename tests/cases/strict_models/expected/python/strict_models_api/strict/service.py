"""What module ``strict`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from strict_models_contracts.strict import strict
from tradegen_runtime.publish import Publish


@runtime_checkable
class StrictService(Protocol):
    """What module ``strict`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: strict.Strict,
    ) -> strict.Strict:
        """Answer operation ``echo``."""
        ...

    async def echo_many(
        self,
        body: list[strict.Strict],
    ) -> dict[str, strict.Strict]:
        """Answer operation ``echoMany``."""
        ...

    def stream_things(
        self,
        params: strict.Request,
        publish: Publish[strict.Strict],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``things``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...
