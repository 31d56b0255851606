"""A live topic as the caller sees it: an async context manager that is iterated."""

from collections.abc import AsyncIterator, Callable
from types import TracebackType
from typing import Generic, Self, TypeVar

from pydantic import JsonValue, ValidationError

from tradegen_runtime.client.errors import ClientClosed, ClientError, TransportError
from tradegen_runtime.client.feed import Feed
from tradegen_runtime.client.gap import Gap
from tradegen_runtime.client.inbox import Inbox
from tradegen_runtime.client.operation import Topic
from tradegen_runtime.client.options import ClientOptions, Overflow
from tradegen_runtime.client.reading import read
from tradegen_runtime.client.session import Session
from tradegen_runtime.client.state import SubscriptionState
from tradegen_runtime.client.unknown import Decoding

T = TypeVar("T")


class Subscription(Generic[T]):
    """One subscriber of a topic.

    ``async with`` waits until the server has confirmed it and releases it at the end; ``async for`` yields
    its updates in order. A lost connection is restored for as long as it takes; what was missed meanwhile
    is told to :meth:`on_gap`, before the first update after it. Subscriptions of equal params share one
    topic on one socket, each with updates of its own.

    ::

        async with client.datafeed.bars(symbol="AAPL", resolution="1") as bars:
            bars.on_gap(refetch)
            async for bar in bars: ...
    """

    def __init__(
        self,
        session: Session,
        topic: Topic[T],
        *,
        params: JsonValue,
        options: ClientOptions,
    ) -> None:
        self._session = session
        self._topic = topic
        self._params = params
        self._options = options
        self._decoding = Decoding(topic.route, options.tell_unknown)
        self._inbox = self._make_inbox(options.buffer_size, options.overflow)
        self._feed: Feed | None = None

    @property
    def state(self) -> SubscriptionState:
        """Where the subscription stands (``tradegen_runtime.client.state``)."""
        return self._inbox.state

    @property
    def topic(self) -> str | None:
        """The server's key of the topic, once it has confirmed it."""
        return None if self._feed is None else self._feed.topic

    def on_gap(self, listener: Callable[[Gap], None]) -> None:
        """Call a function for every loss; without any, losses are logged."""
        self._inbox.on_gap.append(listener)

    def on_state(self, listener: Callable[[SubscriptionState], None]) -> None:
        """Call a function for every change of :attr:`state`."""
        self._inbox.on_state.append(listener)

    def buffered(self, size: int, *, overflow: Overflow = "drop_oldest") -> Self:
        """Let at most ``size`` updates wait to be read, and say what happens then; before entering.

        Raises:
            ValueError: ``size`` is not positive.
            RuntimeError: the subscription was entered.
        """
        if size < 1:
            raise ValueError("a buffer holds at least one update")
        if self._feed is not None:
            raise RuntimeError("choose the buffer before entering the subscription")
        inbox = self._make_inbox(size, overflow)
        inbox.on_gap, inbox.on_state = self._inbox.on_gap, self._inbox.on_state
        self._inbox = inbox
        return self

    async def __aenter__(self) -> Self:
        """Subscribe and wait for the server's confirmation.

        Raises:
            SubscriptionRefused: the server refused it for good.
            ClientClosed: the client was closed.
            TransportError: no confirmation came within ``confirm_timeout_s``.
            RuntimeError: the subscription was entered before; each is used once.
        """
        if self._feed is not None:
            raise RuntimeError("a subscription is entered once; call the client again for another")
        self._feed = self._session.attach(self._topic.route, self._params, self._topic.delivery, self._inbox)
        if self._inbox.state != self._feed.state:
            self._inbox.moved(self._feed.state)  # it joined a topic that others use
        try:
            await self._confirm()
        except BaseException:
            await self.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Release the topic."""
        await self.aclose()

    async def aclose(self) -> None:
        """Release the topic; the iteration ends after what is buffered. Harmless twice."""
        if self._feed is not None:
            self._session.detach(self._feed, self._inbox)
        if self._inbox.state not in ("refused", "closed"):
            self._inbox.moved("closed")
        self._inbox.ended(None)

    def __aiter__(self) -> AsyncIterator[T]:
        """Iterate the updates, in order."""
        return self

    async def __anext__(self) -> T:
        """Wait for the next update.

        Raises:
            StopAsyncIteration: the subscription or the client was closed.
            SubscriptionRefused: the server ended it for good.
            BufferOverflow: the overflow policy is ``fail`` and the buffer was full.
        """
        if self._feed is None:
            raise RuntimeError("enter the subscription first: async with … as updates")
        while True:
            try:
                update = await self._inbox.next()
            except ClientError:
                await self.aclose()
                raise
            if update is None:
                raise StopAsyncIteration
            try:
                return read(self._topic.decoder, update.content, self._decoding)
            except ValidationError as error:
                self._session.report("undecodable", f"{update.topic}: {error}", error)
                self._inbox.tell(Gap(update.seq, update.seq, "undecodable"))

    async def _confirm(self) -> None:
        limit_s = self._options.confirm_timeout_s
        late = TransportError(f"{self._topic.route}: not confirmed within {limit_s} s")
        timer = None if limit_s is None else self._options.clock.later(limit_s, lambda: self._inbox.ended(late))
        try:
            await self._inbox.confirmed()
        finally:
            if timer is not None:
                timer.cancel()
        if self._inbox.state == "closed":
            raise ClientClosed("the client was closed")

    def _make_inbox(self, size: int, overflow: Overflow) -> Inbox:
        conflated = self._topic.delivery == "latest"
        return Inbox(size, overflow, conflated=conflated, report=self._session.report)
