"""What module ``events`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from tagged_unions_contracts.events import events
from tradegen_runtime.publish import Publish


@runtime_checkable
class EventsService(Protocol):
    """What module ``events`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def send(
        self,
        body: events.Event,
    ) -> events.Event:
        """Answer operation ``send``."""
        ...

    async def send_batch(
        self,
        body: events.Batch,
    ) -> events.Batch:
        """Answer operation ``sendBatch``."""
        ...

    async def send_outer(
        self,
        body: events.Outer,
    ) -> list[events.Outer]:
        """Answer operation ``sendOuter``."""
        ...

    def stream_events(
        self,
        publish: Publish[events.Event],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``events``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_shapes(
        self,
        publish: Publish[events.Circle | events.Square],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``shapes``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
