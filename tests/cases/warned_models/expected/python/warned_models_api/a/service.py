"""What module ``a`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from tradegen_runtime.publish import Publish
from warned_models_contracts.a import a


@runtime_checkable
class AService(Protocol):
    """What module ``a`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: a.Warned,
    ) -> a.Warned:
        """Answer operation ``echo``."""
        ...

    def stream_warned(
        self,
        publish: Publish[a.Warned],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``warned``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
