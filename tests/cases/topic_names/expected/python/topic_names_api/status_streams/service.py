"""What module ``status_streams`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from topic_names_contracts.streams import streams
from tradegen_runtime.publish import Publish


@runtime_checkable
class StreamsService(Protocol):
    """What module ``status_streams`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    def stream_broker_connection(
        self,
        params: streams.Request,
        publish: Publish[streams.Status],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``broker-connection``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_market_status(
        self,
        publish: Publish[streams.Status],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``market_status``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_camel_case(
        self,
        publish: Publish[streams.Status],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``camelCase``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_a1_b2_c3(
        self,
        publish: Publish[list[streams.Status]],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``a1-b2_c3``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
