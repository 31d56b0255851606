"""What happens on one socket, without the socket: requests and replies, topics, losing and finding the server.

The session owns no I/O. A :class:`Dialer` opens sockets for it and calls it back; a clock calls it when
time has passed. Whatever it does, it does at once, in the call that caused it. Listeners may call back
into it, so it changes its own state first and tells others last.
"""

from collections.abc import Callable
from typing import Literal

from pydantic import JsonValue

from tradegen_runtime.client.backoff import Backoff
from tradegen_runtime.client.clock import Timer
from tradegen_runtime.client.dialer import ABNORMAL, NORMAL, SILENT, Dialer, Socket, is_final
from tradegen_runtime.client.errors import ClientArgumentError, ClientClosed, ClientError, SubscriptionRefused
from tradegen_runtime.client.feed import Feed, FeedAddress, FeedListener
from tradegen_runtime.client.frames import (
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
    auth_frame,
    ping_frame,
    pong_frame,
    read_frame,
    request_frame,
)
from tradegen_runtime.client.items import ItemWatcher, LiveItems
from tradegen_runtime.client.operation import DeliveryMode, ItemRule
from tradegen_runtime.client.options import ClientEvent, ClientOptions, EventKind
from tradegen_runtime.client.requests import PendingRequests, Request
from tradegen_runtime.client.silence import SilenceWatch
from tradegen_runtime.client.snapshot_requests import SnapshotRequests
from tradegen_runtime.client.state import ConnectionState
from tradegen_runtime.client.unknown import UnknownValue
from tradegen_runtime.topic_key import TopicKeyError, canonical_json


class Session:
    """All topics of one URL over one socket at a time, resubscribed whenever the socket is replaced."""

    def __init__(self, url: str, dialer: Dialer, options: ClientOptions) -> None:
        self.url = url
        self.state: ConnectionState = "idle"
        self._dialer = dialer
        self._options = options
        self._backoff = Backoff(options.backoff_first_s, options.backoff_limit_s, options.random)
        self._requests = PendingRequests(options.clock, options.ack_timeout_s, self._on_mute)
        self._silence = SilenceWatch(
            options.clock,
            ping_after_s=options.ping_after_s,
            limit_s=options.silence_limit_s,
            ask=lambda: self._send(ping_frame(str(self._requests.next_number()))),
            give_up=lambda: self._give_up_socket(SILENT, "the server is mute"),
        )
        self._snapshots = SnapshotRequests(
            self._requests, clock=options.clock, backoff=self._backoff, send=self._ask_snapshot
        )
        self._feeds: dict[str, Feed] = {}
        self._by_topic: dict[str, list[Feed]] = {}
        self._failures = 0
        self._return_after_s = 0.0
        self._socket: Socket | None = None
        self._timer: Timer | None = None  # connect limit, drain limit, next attempt or idle limit

    def attach(self, route: str, params: JsonValue, delivery: DeliveryMode, listener: FeedListener) -> Feed:
        """Let a listener join a topic; the first one subscribes.

        Raises:
            ClientClosed: the session was closed.
            ClientArgumentError: the params have no canonical form.
        """
        if self.state == "closed":
            raise ClientClosed("the client is closed")
        address = FeedAddress(route, params, delivery, _feed_key(route, params))
        feed = self._feeds.get(address.key)
        if feed is not None:
            feed.add(listener)
            return feed
        feed = self._feeds[address.key] = Feed(address)
        feed.add(listener)
        self._begin(feed)
        return feed

    def watch(self, feed: Feed, rule: ItemRule, watcher: ItemWatcher) -> LiveItems:
        """Let a watcher follow the items of an attached feed; the first one asks for a snapshot."""
        if feed.items is None:
            feed.items = LiveItems(rule)
            if feed.position is not None:
                feed.items.begin(feed.position)
        feed.items.watch(watcher)
        self._snapshots.ask(feed)
        return feed.items

    def unwatch(self, feed: Feed, watcher: ItemWatcher) -> None:
        """Let a watcher go; after the last one, nobody keeps the items."""
        if feed.items is not None and feed.items.unwatch(watcher):
            feed.items = None

    def detach(self, feed: Feed, listener: FeedListener) -> None:
        """Let a listener leave; the last one unsubscribes, the last topic's leaves the socket idle."""
        feed.remove(listener)
        if feed.wanted or self._feeds.get(feed.address.key) is not feed:
            return
        self._forget(feed)
        self._leave(feed)
        feed.end("closed")
        self._settle()

    def close(self) -> None:
        """End every topic and hang up; final."""
        if self.state == "closed":
            return
        self._hang_up(NORMAL)
        self._move("closed")
        self._end_all("closed", None)

    # ------------------------------------------------------------------------------- from the socket

    def opened(self) -> None:
        """Subscribe everything at once; no request waits for another's reply."""
        self._stop_timer()
        self._return_after_s = 0.0
        self._silence.start()
        self._move("open")
        for feed in tuple(self._feeds.values()):
            self._subscribe(feed)

    def received(self, text: str | bytes) -> None:
        """Act on one frame."""
        self._silence.heard()
        match read_frame(text):
            case Update() as update:
                for feed in tuple(self._by_topic.get(update.topic, ())):
                    feed.receive(update)
                    self._snapshots.ask(feed)  # where it lost the one before
            case Snapshot() as snapshot:
                self._snapshots.answered(snapshot)
            case Reply() as reply:
                self._on_reply(reply)
            case Refusal() as refusal:
                self._on_refusal(refusal)
            case Stale() as stale:
                self._on_stale(stale)
            case Fresh(topic, position):
                self._on_fresh(topic, position)
            case Goaway() as goaway:
                self._on_goaway(goaway)
            case Ping(request_id):
                self._send(pong_frame(request_id))
            case Pong():
                pass
            case TokenExpiring():
                self._renew_token()
            case UnknownMessage(kind, payload):
                self._options.tell_unknown(UnknownValue("message", kind, "", payload))
            case Ignored(detail):
                self.report("ignored_frame", detail)

    def closed(self, code: int, reason: str, *, final: bool = False, retry_after_s: float = 0.0) -> None:
        """Refuse everything where the code is final, else come back after a while."""
        self._drop_socket()
        self._return_after_s = max(self._return_after_s, retry_after_s)
        if final or is_final(code):
            self._move("refused", f"{code} {reason}")
            self._end_all("refused", SubscriptionRefused(_refusal_code(code), reason or "connection refused"))
        elif self._feeds:
            self._redial_later(f"{code} {reason}")
        else:
            self._move("idle")

    # ------------------------------------------------------------------------------------- requests

    def _subscribe(self, feed: Feed) -> None:
        if self.state != "open" or not feed.wanted:
            return  # a listener closed something meanwhile
        number = self._requests.add("subscribe", feed)
        route = feed.address.route
        self._send(request_frame(f"{route}.subscribe", str(number), feed.address.params, feed.position))
        feed.ask(number)
        self._snapshots.ask(feed)

    def _unsubscribe(self, feed: Feed) -> None:
        number = self._requests.add("unsubscribe", feed)
        self._send(request_frame(f"{feed.address.route}.unsubscribe", str(number), feed.address.params))

    def _ask_snapshot(self, feed: Feed, number: int) -> None:
        self._send(request_frame(f"{feed.address.route}.snapshot", str(number), feed.address.params))

    def _on_reply(self, reply: Reply) -> None:
        request = self._requests.take(reply.request_id)
        if request is None:
            return  # the caller has left, or another request took its place
        if request.kind == "unsubscribe":
            self._restore_namesakes(reply.topic, request.number)
            return
        self._failures = 0
        self._by_topic.setdefault(reply.topic, []).append(request.feed)
        request.feed.accept(reply)
        self._snapshots.ask(request.feed)

    def _on_refusal(self, refusal: Refusal) -> None:
        request = self._requests.take(refusal.request_id)
        if request is not None and request.kind == "unsubscribe":
            return  # there was nothing to end
        if request is not None and request.kind == "snapshot":
            self._snapshots.refused(request.feed, refusal)
            return
        feeds = (request.feed,) if request is not None else tuple(self._by_topic.get(refusal.topic, ()))
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
            self._forget(feed)
            feed.end("refused", SubscriptionRefused(refusal.code, refusal.message))
            self._settle()

    def _on_stale(self, stale: Stale) -> None:
        """The server restarts the source by itself; subscribing again would change nothing."""
        self.report("server_error", f"{stale.code}: {stale.message}")
        for feed in tuple(self._by_topic.get(stale.topic, ())):
            feed.wither()

    def _on_fresh(self, topic: str, position: Resume) -> None:
        for feed in tuple(self._by_topic.get(topic, ())):
            feed.refresh(position)
            self._snapshots.ask(feed)

    def _on_mute(self, request: Request) -> None:
        """No reply within the limit: ask again later; a late reply no longer counts."""
        match request.kind:
            case "subscribe":
                self._ask_again_later(request.feed)
            case "snapshot":
                self._snapshots.ask_later(request.feed)
            case "unsubscribe":
                pass

    def _ask_again_later(self, feed: Feed) -> None:
        feed.refusals += 1
        delay_s = self._backoff.delay_s(feed.refusals)
        feed.retry = self._options.clock.later(delay_s, lambda: self._subscribe(feed))

    def _restore_namesakes(self, topic: str, number: int) -> None:
        """Subscribe again what the server dropped with another spelling of the same topic.

        Two params may be one topic to the server (a default given and left out). Who was confirmed by a
        request older than this unsubscribe lost its updates with it.
        """
        for feed in tuple(self._by_topic.get(topic, ())):
            if feed.request_number is not None and feed.request_number < number:
                self._drop_route(feed)
                self._subscribe(feed)

    # --------------------------------------------------------------------------------------- topics

    def _begin(self, feed: Feed) -> None:
        match self.state:
            case "open":
                self._stop_timer()  # the idle limit
                self._subscribe(feed)
            case "idle" | "refused":
                self._dial()
                feed.wait_for_socket()
            case _:
                feed.wait_for_socket()

    def _leave(self, feed: Feed) -> None:
        """Tell the server, unless it was never asked here or another feed is the same topic to it."""
        self._requests.drop_subscribe(feed)
        shared = self._drop_route(feed)
        if self.state == "open" and feed.request_number is not None and not shared:
            self._unsubscribe(feed)

    def _forget(self, feed: Feed) -> None:
        self._feeds.pop(feed.address.key, None)

    def _drop_route(self, feed: Feed) -> bool:
        """Stop routing updates to a feed; True where others of the same topic remain."""
        topic = feed.topic or ""
        others = self._by_topic.get(topic, [])
        if feed in others:
            others.remove(feed)
        if not others:
            self._by_topic.pop(topic, None)
        return bool(others)

    def _end_all(self, state: Literal["refused", "closed"], error: ClientError | None) -> None:
        feeds = tuple(self._feeds.values())
        self._feeds.clear()
        for feed in feeds:
            feed.end(state, error)

    def _settle(self) -> None:
        """Without topics, give an open socket a while and stop everything else."""
        if self._feeds:
            return
        match self.state:
            case "open" | "draining":
                self._set_timer(self._options.idle_close_s, self._rest)
            case "connecting" | "waiting":
                self._rest()
            case _:
                pass

    # ---------------------------------------------------------------------------------- the socket

    def _renew_token(self) -> None:
        """A refused token is reported; the server then closes the socket when the old one has expired."""
        if self._socket is not None and self.state == "open":
            number = str(self._requests.next_number())
            self._socket.renew_token(lambda token: auth_frame(number, token))

    def _dial(self) -> None:
        self._set_timer(
            self._options.connect_timeout_s,
            lambda: self._give_up_socket(ABNORMAL, "no connection within the time limit"),
        )
        self._socket = self._dialer.dial(self)
        self._move("connecting")

    def _rest(self) -> None:
        self._hang_up(NORMAL)
        self._move("idle")

    def _on_goaway(self, goaway: Goaway) -> None:
        """Listen on, ask for nothing; the server hangs up when it has said everything."""
        self._return_after_s = goaway.reconnect_after_s
        self._set_timer(
            self._options.drain_limit_s,
            lambda: self._give_up_socket(NORMAL, "the server said goodbye and stayed"),
        )
        self._move("draining", goaway.reason)

    def _redial_later(self, why: str) -> None:
        self._failures += 1
        delay_s = self._return_after_s + self._backoff.delay_s(self._failures)
        self._return_after_s = 0.0
        self._set_timer(delay_s, self._dial)
        self._move("waiting", f"{why}; next attempt in {delay_s:.1f} s")
        for feed in tuple(self._feeds.values()):
            feed.wait_for_socket()

    def _give_up_socket(self, code: int, reason: str) -> None:
        """Hang up for a fault, then go on as if the socket had been lost."""
        self._hang_up(code)
        self.closed(code, reason)

    def _hang_up(self, code: int) -> None:
        socket = self._socket
        self._drop_socket()
        if socket is not None:
            socket.hang_up(code)

    def _drop_socket(self) -> None:
        """Forget the socket and what was true only on it."""
        self._socket = None
        self._stop_timer()
        self._silence.stop()
        self._requests.clear()
        self._by_topic.clear()

    def _send(self, text: str) -> None:
        if self._socket is not None:
            self._socket.send(text)

    def _set_timer(self, delay_s: float, call: Callable[[], None]) -> None:
        self._stop_timer()
        self._timer = self._options.clock.later(delay_s, call)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    # --------------------------------------------------------------------------------------- reports

    def _move(self, state: ConnectionState, detail: str = "") -> None:
        if state != self.state:
            self.state = state
            self.report("connection", f"{state}: {detail}" if detail else state)

    def report(self, kind: EventKind, detail: str, error: Exception | None = None) -> None:
        """Report an event of this socket or of one of its listeners."""
        self._options.tell(ClientEvent(kind=kind, url=self.url, detail=detail, error=error))


def _refusal_code(close_code: int) -> str:
    return f"HTTP_{close_code}" if close_code < NORMAL else f"CLOSED_{close_code}"


def _feed_key(route: str, params: JsonValue) -> str:
    """Name a topic for this client only; the server's key may fill in defaults."""
    try:
        return f"{route}:{canonical_json(params)}"
    except TopicKeyError as error:
        raise ClientArgumentError(f"{route}: {error}") from error
