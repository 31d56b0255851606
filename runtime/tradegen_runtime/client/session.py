"""The topics of one connection: requests and replies, who listens, what a lost socket means to them.

Neither the session nor its connection owns any I/O. A :class:`Dialer` opens sockets and calls the connection
back; a clock calls it when time has passed. Whatever they do, they do at once, in the call that caused it.
Listeners may call back into them, so they change their own state first and tell others last.
"""

from typing import Literal

from pydantic import JsonValue

from tradegen_runtime.client.backoff import Backoff
from tradegen_runtime.client.connection import Connection
from tradegen_runtime.client.dialer import Dialer
from tradegen_runtime.client.errors import ClientArgumentError, ClientClosed, ClientError, SubscriptionRefused
from tradegen_runtime.client.feed import Feed, FeedAddress, FeedListener
from tradegen_runtime.client.frames import life_frame, read_frame, request_frame
from tradegen_runtime.client.inbound import (
    Fresh,
    Goaway,
    Ignored,
    Ping,
    Pong,
    Refusal,
    Reply,
    Resume,
    Snapshot,
    Stale,
    TokenExpiring,
    UnknownMessage,
    Update,
)
from tradegen_runtime.client.operation import DeliveryMode
from tradegen_runtime.client.options import ClientOptions, EventKind
from tradegen_runtime.client.requests import PendingRequests, Request, RequestKind
from tradegen_runtime.client.snapshot_requests import SnapshotRequests
from tradegen_runtime.client.state import ConnectionState
from tradegen_runtime.client.unknown import UnknownValue
from tradegen_runtime.topic_key import TopicKeyError, canonical_json


class Session:
    """All topics of one URL over one socket at a time, resubscribed whenever the socket is replaced."""

    def __init__(self, url: str, dialer: Dialer, options: ClientOptions) -> None:
        self._options = options
        self._dialer = dialer
        self._backoff = Backoff(options.backoff_first_s, options.backoff_limit_s, options.random)
        self._connection = Connection(url, dialer, options, self._backoff, self)
        self._requests = PendingRequests(options.clock, options.ack_timeout_s, self._on_mute)
        self.snapshots = SnapshotRequests(
            self._requests, clock=options.clock, backoff=self._backoff, send=lambda feed: self._ask("snapshot", feed)
        )
        """Asks for the items of feeds that lack them."""
        self._feeds: dict[str, Feed] = {}
        self._by_topic: dict[str, tuple[Feed, ...]] = {}

    @property
    def state(self) -> ConnectionState:
        """Where the connection stands."""
        return self._connection.state

    def attach(self, route: str, params: JsonValue, delivery: DeliveryMode, listener: FeedListener) -> Feed:
        """Let a listener join a topic; the first one subscribes.

        Raises:
            ClientClosed: the session was closed.
            ClientArgumentError: the params have no canonical form.
            RuntimeError: another event loop runs than that of the sockets.
        """
        self._dialer.check_loop()
        if self.state == "closed":
            raise ClientClosed("the client is closed")
        address = FeedAddress(route, params, delivery, _feed_key(route, params))
        feed = self._feeds.get(address.key)
        if feed is not None:
            feed.add(listener)
            return feed
        feed = self._feeds[address.key] = Feed(address)
        feed.add(listener)
        self._connection.use()
        if self.state == "open":
            self._subscribe(feed)
        else:
            feed.wait_for_socket()
        return feed

    def detach(self, feed: Feed, listener: FeedListener) -> None:
        """Let a listener leave; the last one unsubscribes, the last topic's leaves the connection idle."""
        feed.remove(listener)
        if feed.wanted or self._feeds.get(feed.address.key) is not feed:
            return
        self._leave(feed)
        self._remove(feed, "closed", None)

    def close(self) -> None:
        """End every topic and hang up; final."""
        if self.state == "closed":
            return
        self._connection.close()
        self._end_all("closed", None)

    def report(self, kind: EventKind, detail: str, error: Exception | None = None) -> None:
        """Report an event of the connection or of a listener."""
        self._connection.report(kind, detail, error)

    # --------------------------------------------------------------------------- from the connection

    @property
    def is_active(self) -> bool:
        """Whether there is a topic."""
        return bool(self._feeds)

    def opened(self) -> None:
        """Subscribe everything at once; no request waits for another's reply."""
        for feed in tuple(self._feeds.values()):
            self._subscribe(feed)

    def received(self, text: str | bytes) -> None:
        """Act on one frame."""
        match read_frame(text):
            case Update() as update:
                for feed in self._followers(update.topic):
                    feed.receive(update)
                    self.snapshots.ask(feed)  # where it lost the one before
            case Snapshot() as snapshot:
                self.snapshots.answered(snapshot)
            case Reply() as reply:
                self._on_reply(reply)
            case Refusal() as refusal:
                self._on_refusal(refusal)
            case Stale() as stale:
                self._on_stale(stale)
            case Fresh(topic, position):
                self._on_fresh(topic, position)
            case Goaway() as goaway:
                self._connection.drain(goaway.reason, goaway.reconnect_after_s)
            case Ping(request_id):
                self._connection.send(life_frame("pong", request_id))
            case Pong():
                pass
            case TokenExpiring():
                self._renew_token()
            case UnknownMessage(kind, payload):
                self._options.tell_unknown(UnknownValue("message", kind, "", payload))
            case Ignored(detail):
                self.report("ignored_frame", detail)

    def doubted(self) -> None:
        """Ask for a sign of life."""
        self._connection.send(life_frame("ping", str(self._requests.next_number())))

    def dropped(self) -> None:
        """Forget what was true only on the socket."""
        self._requests.clear()
        self._by_topic.clear()

    def delayed(self) -> None:
        """Let every topic wait for the next socket."""
        for feed in tuple(self._feeds.values()):
            feed.wait_for_socket()

    def refused(self, error: SubscriptionRefused) -> None:
        """End every topic."""
        self._end_all("refused", error)

    # ------------------------------------------------------------------------------------- requests

    def _subscribe(self, feed: Feed) -> None:
        if self.state != "open" or not feed.wanted:
            return  # a listener closed something meanwhile
        feed.ask(self._ask("subscribe", feed, feed.position))
        self.snapshots.ask(feed)

    def _ask(self, kind: RequestKind, feed: Feed, resume: Resume | None = None) -> int:
        """Send a request; return its number."""
        number = self._requests.add(kind, feed)
        frame = request_frame(f"{feed.address.route}.{kind}", str(number), feed.address.params, resume)
        self._connection.send(frame)
        return number

    def _on_reply(self, reply: Reply) -> None:
        request = self._requests.take(reply.request_id, "subscribe", "unsubscribe")
        if request is None:
            return  # the caller has left, or another request took its place
        if request.kind == "unsubscribe":
            self._restore_namesakes(reply.topic, request.number)
            return
        self._connection.trust()
        self._by_topic[reply.topic] = (*self._followers(reply.topic), request.feed)
        request.feed.accept(reply)
        self.snapshots.ask(request.feed)

    def _on_refusal(self, refusal: Refusal) -> None:
        request = self._requests.take(refusal.request_id)
        if request is not None and request.kind == "unsubscribe":
            return  # there was nothing to end
        if request is not None and request.kind == "snapshot":
            self.snapshots.refused(request.feed, refusal)
            return
        feeds = (request.feed,) if request is not None else self._followers(refusal.topic)
        if not feeds:
            self.report("server_error", f"{refusal.code}: {refusal.message}")
        for feed in feeds:
            self._refuse(feed, refusal)

    def _refuse(self, feed: Feed, refusal: Refusal) -> None:
        """The server will not begin, or go on, with a topic."""
        self._drop_route(feed)
        feed.request_number = None
        if refusal.retryable:
            self._ask_again_later(feed)
            feed.put_off()
        else:
            self._remove(feed, "refused", SubscriptionRefused(refusal.code, refusal.message))

    def _on_stale(self, stale: Stale) -> None:
        """The server restarts the source by itself; subscribing again would change nothing."""
        self.report("server_error", f"{stale.code}: {stale.message}")
        for feed in self._followers(stale.topic):
            feed.wither()

    def _on_fresh(self, topic: str, position: Resume) -> None:
        for feed in self._followers(topic):
            feed.refresh(position)
            self.snapshots.ask(feed)

    def _on_mute(self, request: Request) -> None:
        """No reply within the limit: ask again later; a late reply no longer counts."""
        match request.kind:
            case "subscribe":
                self._ask_again_later(request.feed)
            case "snapshot":
                self.snapshots.ask_later(request.feed)
            case "unsubscribe":
                pass

    def _ask_again_later(self, feed: Feed) -> None:
        feed.refusals += 1
        delay_s = self._backoff.delay_s(feed.refusals)
        feed.retry = self._options.clock.later(delay_s, lambda: self._subscribe(feed))

    def _renew_token(self) -> None:
        """A refused token is reported; the server then closes the socket when the old one has expired."""
        if self.state == "open":
            number = str(self._requests.next_number())
            self._connection.renew_token(lambda token: request_frame("auth", number, {"token": token}))

    # --------------------------------------------------------------------------------------- topics

    def _followers(self, topic: str) -> tuple[Feed, ...]:
        """Who gets the updates of a topic."""
        return self._by_topic.get(topic, ())

    def _restore_namesakes(self, topic: str, number: int) -> None:
        """Subscribe again what the server dropped with another spelling of the same topic.

        Two params may be one topic to the server (a default given and left out). Who was confirmed by a
        request older than this unsubscribe lost its updates with it.
        """
        for feed in self._followers(topic):
            if feed.request_number is not None and feed.request_number < number:
                self._drop_route(feed)
                self._subscribe(feed)

    def _leave(self, feed: Feed) -> None:
        """Tell the server, unless it was never asked here or another feed is the same topic to it."""
        self._requests.drop_subscribe(feed)
        shared = self._drop_route(feed)
        if self.state == "open" and feed.request_number is not None and not shared:
            self._ask("unsubscribe", feed)

    def _drop_route(self, feed: Feed) -> bool:
        """Stop routing updates to a feed; True where others of the same topic remain."""
        topic = feed.topic or ""
        others = tuple(other for other in self._followers(topic) if other is not feed)
        if others:
            self._by_topic[topic] = others
        else:
            self._by_topic.pop(topic, None)
        return bool(others)

    def _remove(self, feed: Feed, state: Literal["refused", "closed"], error: ClientError | None) -> None:
        self._feeds.pop(feed.address.key, None)
        feed.end(state, error)
        if not self.is_active:
            self._connection.settle()

    def _end_all(self, state: Literal["refused", "closed"], error: ClientError | None) -> None:
        feeds = tuple(self._feeds.values())
        self._feeds.clear()
        for feed in feeds:
            feed.end(state, error)


def _feed_key(route: str, params: JsonValue) -> str:
    """Name a topic for this client only; the server's key may fill in defaults."""
    try:
        return f"{route}:{canonical_json(params)}"
    except TopicKeyError as error:
        raise ClientArgumentError(f"{route}: {error}") from error
