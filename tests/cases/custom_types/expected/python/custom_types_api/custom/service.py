"""What module ``custom`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from custom_types_contracts.custom import custom
from tradegen_runtime.publish import Publish


@runtime_checkable
class CustomService(Protocol):
    """What module ``custom`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def echo_custom(
        self,
        body: custom.Custom,
    ) -> custom.Custom:
        """Answer operation ``echoCustom``."""
        ...

    async def report(
        self,
        body: custom.Report,
    ) -> custom.Report:
        """Answer operation ``report``."""
        ...

    async def wrapped(
        self,
        body: custom.Wrapped,
    ) -> custom.Wrapped:
        """Answer operation ``wrapped``."""
        ...

    async def tidied(
        self,
        body: custom.Tidied,
    ) -> custom.Tidied:
        """Answer operation ``tidied``."""
        ...

    def stream_reports(
        self,
        publish: Publish[custom.Report],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``reports``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
