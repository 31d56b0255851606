"""The present items of a topic as the caller sees them: an async iterable of whole lists."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
from types import TracebackType
from typing import Generic, Self, TypeVar

from pydantic import JsonValue, ValidationError

from tradegen_runtime.client.errors import (
    ClientClosed,
    ClientError,
    DecodeError,
    SubscriptionRefused,
    TransportError,
)
from tradegen_runtime.client.feed import Feed
from tradegen_runtime.client.gap import Gap
from tradegen_runtime.client.inbound import Update
from tradegen_runtime.client.inbox import Report
from tradegen_runtime.client.items import Item, ItemWatcher, LiveItems
from tradegen_runtime.client.operation import ItemRule, Topic
from tradegen_runtime.client.options import ClientOptions
from tradegen_runtime.client.reading import read
from tradegen_runtime.client.session import Session
from tradegen_runtime.client.state import SubscriptionState
from tradegen_runtime.client.unknown import Decoding

T = TypeVar("T")
V = TypeVar("V")


class LiveList(Generic[T]):
    """The items of a topic as they are on the server, kept so through lost connections and restarts.

    Iterating yields the whole list, first as it is and then whenever it has changed; a reader that is slow
    gets the newest list, not each one between. Lists come from a snapshot joined with the updates around
    it; after a loss nothing is yielded before the next snapshot has joined. ::

        async with client.broker.live_orders(account_id="demo") as live:
            async for orders in live: ...

    ``async for orders in client.broker.live_orders(…)`` does the same; a loop that is left by ``break``
    then releases the topic when the iterator is collected, which CPython does at once.
    """

    def __init__(
        self,
        session: Session,
        topic: Topic[T],
        rule: ItemRule,
        *,
        params: JsonValue,
        options: ClientOptions,
    ) -> None:
        self._session = session
        self._topic = topic
        self._rule = rule
        self._params = params
        self._options = options
        self._decoding = Decoding(topic.route, options.tell_unknown)
        self._watch = _Watch(session.report)
        self._feed: Feed | None = None
        self._decoded: dict[Item, T] = {}

    @property
    def state(self) -> SubscriptionState:
        """Where the list stands: ``live`` says that it is the server's."""
        return self._watch.state

    @property
    def topic(self) -> str | None:
        """The server's key of the topic, once it has confirmed it."""
        return None if self._feed is None else self._feed.topic

    def on_gap(self, listener: Callable[[Gap], None]) -> None:
        """Call a function for every loss of updates; the list heals itself."""
        self._watch.on_gap.append(listener)

    def on_state(self, listener: Callable[[SubscriptionState], None]) -> None:
        """Call a function for every change of :attr:`state`."""
        self._watch.on_state.append(listener)

    async def __aenter__(self) -> Self:
        """Subscribe and wait for the first list.

        Raises:
            SubscriptionRefused: the server refused the topic or its snapshot for good.
            ClientClosed: the client was closed.
            DecodeError: the server sent something that is no item.
            TransportError: there was no list within ``confirm_timeout_s``.
            RuntimeError: the list was entered before; each is used once.
        """
        if self._feed is not None:
            raise RuntimeError("a live list is entered once; call the client again for another")
        self._feed = self._session.attach(self._topic.route, self._params, self._topic.delivery, self._watch)
        self._watch.items = watch_items(self._session, self._feed, self._rule, self._watch)
        self._watch.moved(self._feed.state)
        if self._watch.items.is_whole:
            self._watch.restated()  # it joined a list that others follow
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
        """Release the topic; the iteration ends. Harmless twice."""
        if self._feed is not None:
            unwatch_items(self._feed, self._watch)
            self._session.detach(self._feed, self._watch)
        if self._watch.state not in ("refused", "closed"):
            self._watch.moved("closed")
        self._watch.ended(None)

    def __aiter__(self) -> AsyncIterator[list[T]]:
        """Iterate the lists, newest only; a list that was not entered is entered for the loop."""
        return self._entered() if self._feed is None else self

    async def __anext__(self) -> list[T]:
        """Wait for the first list, or for the next that differs. A step may be cancelled and made again.

        Raises:
            StopAsyncIteration: the list or the client was closed.
            SubscriptionRefused: the server ended it for good.
            DecodeError: an item has not the declared shape.
        """
        if self._feed is None:
            raise RuntimeError("enter the list first: async with … as live")
        try:
            present = await self._watch.next()
            if present is not None:
                return self._decode(present)
        except ClientError:
            await self.aclose()
            raise
        raise StopAsyncIteration

    async def _entered(self) -> AsyncGenerator[list[T]]:
        async with self:
            async for items in self:
                yield items

    def _decode(self, present: tuple[Item, ...]) -> list[T]:
        """Decode what has changed since the last list."""
        known, self._decoded = self._decoded, {}
        for item in present:
            if item in known:
                self._decoded[item] = known[item]
                continue
            try:
                self._decoded[item] = read(self._topic.decoder, item.content, self._decoding)
            except ValidationError as invalid:
                raise DecodeError(f"{self._topic.route}: an item has not the declared shape") from invalid
        return list(self._decoded.values())

    async def _confirm(self) -> None:
        limit_s = self._options.confirm_timeout_s
        late = TransportError(f"{self._topic.route}: no list within {limit_s} s")
        timer = None if limit_s is None else self._options.clock.later(limit_s, lambda: self._watch.ended(late))
        try:
            await self._watch.confirmed()
        finally:
            if timer is not None:
                timer.cancel()
        if self._watch.state == "closed":
            raise ClientClosed("the client was closed")


class _Watch:
    """Listens to a feed and its items; keeps no list, only whether there is one that was not read yet."""

    def __init__(self, report: Report) -> None:
        self.items: LiveItems | None = None
        self.on_gap: list[Callable[[Gap], None]] = []
        self.on_state: list[Callable[[SubscriptionState], None]] = []
        self.state: SubscriptionState = "idle"
        self._report = report
        self._feed_state: SubscriptionState = "idle"
        self._changed = asyncio.Event()
        self._was_whole = False
        self._is_news = False
        self._has_ended = False
        self._error: ClientError | None = None

    def updated(self, update: Update) -> None:
        """The list has changed, where it is whole."""
        self._is_news = True
        self._changed.set()

    def restated(self) -> None:
        """The list is whole."""
        self._was_whole = self._is_news = True
        self._settle()

    def lost(self, gap: Gap) -> None:
        """Pass a gap on; the list is not whole any more."""
        self._settle()
        self._call(self.on_gap, gap)

    def moved(self, state: SubscriptionState) -> None:
        """Take note of the feed's state."""
        self._feed_state = state
        self._settle()

    def ended(self, error: ClientError | None) -> None:
        """Nothing more will come; a list that was not read yet can still be."""
        if self._has_ended:
            return
        self._has_ended = True
        self._error = error
        self._changed.set()
        if error is not None and self.state not in ("refused", "closed"):
            self.moved("refused" if isinstance(error, SubscriptionRefused) else "closed")

    async def confirmed(self) -> None:
        """Wait until the list was whole once.

        Raises:
            ClientError: it ended before.
        """
        while not self._was_whole and not self._has_ended:
            await self._change()
        if not self._was_whole and self._error is not None:
            raise self._error

    async def next(self) -> tuple[Item, ...] | None:
        """Wait for a list that was not read yet; ``None`` where this side ended it.

        Raises:
            ClientError: it ended for another reason.
        """
        while True:
            if self._is_news and self.items is not None and self.items.is_whole:
                self._is_news = False
                return self.items.items
            if self._has_ended:
                if self._error is not None:
                    raise self._error
                return None
            await self._change()

    async def _change(self) -> None:
        self._changed.clear()
        await self._changed.wait()

    def _settle(self) -> None:
        """A feed that is live makes a list that is, once its items are whole."""
        state = self._feed_state
        if state == "live" and (self.items is None or not self.items.is_whole):
            state = "reconnecting" if self._was_whole else "subscribing"
        self._changed.set()
        if state != self.state:
            self.state = state
            self._call(self.on_state, state)

    def _call(self, listeners: Iterable[Callable[[V], None]], value: V) -> None:
        for listener in tuple(listeners):
            try:
                listener(value)
            except Exception as error:  # one listener's failure is nobody else's
                self._report("listener_failed", str(error), error)


def watch_items(session: Session, feed: Feed, rule: ItemRule, watcher: ItemWatcher) -> LiveItems:
    """Let a watcher follow the items of an attached feed; the first one asks for a snapshot."""
    if feed.items is None:
        feed.items = LiveItems(rule)
        if feed.position is not None:
            feed.items.begin(feed.position)
    feed.items.watch(watcher)
    session.snapshots.ask(feed)
    return feed.items


def unwatch_items(feed: Feed, watcher: ItemWatcher) -> None:
    """Let a watcher go; after the last one, nobody keeps the items."""
    if feed.items is not None and feed.items.unwatch(watcher):
        feed.items = None
