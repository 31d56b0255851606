"""What module ``feed`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable

from delivery_contracts.feed import feed
from tradegen_runtime.publish import Publish


@runtime_checkable
class FeedService(Protocol):
    """What module ``feed`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    def stream_every(
        self,
        params: feed.Request,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``every``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_kept(
        self,
        params: feed.Request,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``kept``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_latest(
        self,
        params: feed.Request,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``latest``.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...

    def stream_latest_kept(
        self,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``latest-kept``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_paced(
        self,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``paced``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...

    def stream_lossy(
        self,
        publish: Publish[feed.Price],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``lossy``.

        Entered when the first subscriber arrives, left after the last has gone.
        """
        ...
