"""What module ``values`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from smart_unions_contracts.values import values
from tradegen_runtime.publish import Publish


@runtime_checkable
class ValuesService(Protocol):
    """What module ``values`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo(
        self,
        body: values.Values,
    ) -> values.Values:
        """Answer operation ``echo``."""
        ...

    async def either(
        self,
        body: values.Point | list[values.Label] | None,
    ) -> int | str | None:
        """Answer operation ``either``."""
        ...

    def stream_choices(
        self,
        publish: Publish[values.Point | values.Label | int],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``choices``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
