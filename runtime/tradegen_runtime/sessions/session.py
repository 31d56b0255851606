"""One connection's conversation: text frames in, frames into the outbox out; no I/O and no event loop."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

import msgspec

from tradegen_runtime import wire
from tradegen_runtime.access.guard import Hook
from tradegen_runtime.links.outbox import Clock, Outbox
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.sessions.allowance import Allowance
from tradegen_runtime.sessions.doorkeeper import Doorkeeper
from tradegen_runtime.sessions.session_limits import SessionLimits
from tradegen_runtime.topics.broadcaster import Broadcaster
from tradegen_runtime.topics.topic import Topic
from tradegen_runtime.topics.topic_binding import Selection, TopicBinding
from tradegen_runtime.wire import Request, RequestId, Verb

_log = logging.getLogger(__name__)


class TopicHandler(Protocol):
    """Handles one type of request."""

    def __call__(self, session: "Session", request: Request, /) -> None:
        """Answer the request, now or later."""


@dataclass(slots=True)
class _Asking:
    """A topic whose hook is being asked, and the requests that wait for its answer."""

    binding: TopicBinding
    requests: list[Request]
    """Subscribes."""
    ask: Callable[[], Callable[[], None]]
    snapshots: list[Request] = field(default_factory=list)
    call_off: Callable[[], None] = field(default=lambda: None)


class _Renewal(msgspec.Struct, frozen=True):
    token: str


_RENEWALS: Final = msgspec.json.Decoder(_Renewal)


HangUp = Callable[[int, str], None]
"""Closes the connection with a code and a reason."""


class Session:
    """The server's side of one connection: which topics it follows, and how its requests are answered."""

    def __init__(
        self,
        *,
        handlers: Mapping[str, TopicHandler],
        broadcaster: Broadcaster,
        outbox: Outbox,
        limits: SessionLimits,
        clock: Clock,
        hang_up: HangUp,
        doorkeeper: Doorkeeper,
    ) -> None:
        self._handlers: Final = handlers
        self._broadcaster: Final = broadcaster
        self._limits: Final = limits
        self._clock: Final = clock
        self._hang_up: Final = hang_up
        self._doorkeeper: Final = doorkeeper
        self._allowance: Final = Allowance(per_s=limits.frames_per_s, burst=limits.burst_frames, clock=clock)
        self._errors: tuple[float, ...] = ()
        """When the last of them were answered."""
        self._topics: dict[str, Topic] = {}
        self._asking: dict[str, _Asking] = {}
        self._reviews: dict[str, Callable[[], None]] = {}
        self._closed = False
        self.outbox: Final = outbox

    @property
    def topics(self) -> frozenset[str]:
        """Keys of the topics this connection follows or waits for."""
        return frozenset((*self._topics, *self._asking))

    def receive_text(self, text: str) -> None:
        """Answer one inbound text frame; whatever it holds, the connection survives unless it is abusive."""
        if self._closed:
            return
        if len(text) > self._limits.max_frame_bytes or len(text.encode(errors="surrogatepass")) > (
            self._limits.max_frame_bytes
        ):
            self._hang_up(wire.CLOSE_TOO_BIG, "The frame is too big")
            return
        try:
            request = wire.read_request(text)
        except Refusal as refusal:
            self._answer_error(refusal, wire.read_id(text))
            return
        self.receive(request)

    def receive_binary(self) -> None:
        """Answer a binary frame: this protocol has none."""
        if not self._closed:
            self._answer_error(Refusal("BINARY_FRAME", "Frames are JSON text"), None)

    def subscribe(self, binding: TopicBinding, request: Request) -> None:
        """Follow the topic that the request's params select."""
        try:
            # Before the params: a stranger learns nothing about what is valid.
            self._doorkeeper.check(binding.access)
            selection = binding.select(self._params(request))
            if selection.key not in self.topics and len(self.topics) >= self._limits.max_topics:
                raise Refusal("TOO_MANY_TOPICS", f"At most {self._limits.max_topics} topics a connection")
            if selection.authorize is None or selection.key in self._topics:
                self._join(binding, selection, [request])
            else:
                self._ask(binding, selection, selection.authorize, request)
        except Refusal as refusal:
            self._refuse(binding, "subscribe", refusal, request)

    def unsubscribe(self, binding: TopicBinding, request: Request) -> None:
        """Leave the topic that the request's params select; no update of it follows the reply."""
        try:
            self._doorkeeper.check(binding.access)
            key = binding.select(self._params(request)).key
            topic = self._release(key)
            if topic is None and key not in self._asking:
                raise Refusal("NOT_SUBSCRIBED", "This connection does not follow that topic")
        except Refusal as refusal:
            self._refuse(binding, "unsubscribe", refusal, request)
            return
        if topic is not None:
            topic.unsubscribe(self)
        else:
            asking = self._asking.pop(key)
            asking.call_off()
            cancelled = Refusal("CANCELLED", "Unsubscribed before the topic was open")
            unread = Refusal("SNAPSHOT_FAILED", "Unsubscribed before it was ready", retryable=True)
            self._refuse_all(asking, cancelled, snapshots=unread)
        self.outbox.append(wire.unsubscribed(binding.route, request, key))

    def snapshot(self, binding: TopicBinding, request: Request) -> None:
        """Send the present items of a topic that this connection follows, or will when its hook allows."""
        try:
            self._doorkeeper.check(binding.access)
            key = binding.select(self._params(request)).key
            if (asking := self._asking.get(key)) is not None:
                asking.snapshots.append(request)
                return
            topic = self._topics.get(key)
            if topic is None:
                raise Refusal("NOT_SUBSCRIBED", "This connection does not follow that topic")
        except Refusal as refusal:
            self._refuse(binding, "snapshot", refusal, request)
            return
        topic.snapshot(self, request)

    def renew(self, request: Request) -> None:
        """Go on with a new token; topics that it does not open end, and the connection where it is another holder's."""
        try:
            expires_at = self._doorkeeper.renew(_RENEWALS.decode(request.payload or b"{}").token)
        except msgspec.DecodeError:
            self.outbox.append(wire.not_renewed(request, Refusal("VALIDATION", "The payload holds a token")))
            return
        except Refusal as refusal:
            self.outbox.append(wire.not_renewed(request, refusal))
            if refusal.code == "FORBIDDEN":
                # Its user has changed: what the former one may see does not go there any more.
                self._hang_up(wire.CLOSE_UNAUTHORIZED, "The token is of another subject")
            return
        self.outbox.append(wire.renewed(request, expires_at))
        self._review_all()

    def forget(self, topic: Topic) -> None:
        """Learn that a topic has ended."""
        self._release(topic.key)

    def close(self) -> None:
        """Release every topic; idempotent."""
        self._closed = True
        asked, self._asking = self._asking, {}
        for asking in asked.values():
            asking.call_off()
        for key in tuple(self._topics):
            if (topic := self._release(key)) is not None:
                topic.drop(self)

    def receive(self, request: Request) -> None:
        """Answer one request."""
        if not self._allowance.spend():
            limited = Refusal("RATE_LIMITED", "Too many frames", status=429, retryable=True)
            self._answer_error(limited, request.id, code=wire.CLOSE_TOO_MANY_FRAMES)
            return
        match request.type:
            case "ping":
                self.outbox.append(wire.pong(request))
            case "pong":
                pass
            case "auth":
                self.renew(request)
            case _ if (handler := self._handlers.get(request.type)) is not None:
                self._handle(handler, request)
            case _:
                # The type may be long or hostile: it is not repeated.
                self._answer_error(Refusal("UNKNOWN_TYPE", "No such frame type"), request.id)

    def _handle(self, handler: TopicHandler, request: Request) -> None:
        try:
            handler(self, request)
        except Exception:
            # Validators of a contract are user code: their failure is this request's only.
            _log.exception("handling %s failed", request.type)
            route, _, verb = request.type.rpartition(".")
            failure = Refusal("INTERNAL", "The request failed", retryable=True)
            kinds: dict[str, Verb] = {"unsubscribe": "unsubscribe", "snapshot": "snapshot"}
            kind = kinds.get(verb, "subscribe")
            self.outbox.append(wire.refused(route, kind, failure, request_id=request.id))

    def _join(
        self,
        binding: TopicBinding,
        selection: Selection,
        requests: Iterable[Request],
        snapshots: Iterable[Request] = (),
    ) -> None:
        """Follow a topic that is open to this connection. Raises: ``Refusal`` where the server stops."""
        topic = self._topics.get(selection.key)
        if topic is None:
            topic = self._topics[selection.key] = self._broadcaster.topic(binding, selection)
            binding.tally.subscriptions += 1
        for request in requests:
            topic.subscribe(self, request)
        for request in snapshots:
            topic.snapshot(self, request)

    def _ask(self, binding: TopicBinding, selection: Selection, hook: Hook, request: Request) -> None:
        """Let the hook decide, once for all requests that come meanwhile."""
        if (pending := self._asking.get(selection.key)) is not None:
            pending.requests.append(request)
            return

        def answered(refusal: Refusal | None) -> None:
            if self._asking.get(selection.key) is not asking:
                return
            del self._asking[selection.key]
            try:
                if refusal is not None:
                    raise refusal
                self._join(binding, selection, asking.requests, asking.snapshots)
            except Refusal as refused:
                self._refuse_all(asking, refused)

        asking = _Asking(binding, [request], ask=lambda: self._doorkeeper.ask(hook, answered))
        self._asking[selection.key] = asking
        asking.call_off = asking.ask()

    def _release(self, key: str) -> Topic | None:
        """Follow a topic no more, as far as this side is concerned."""
        if (call_off := self._reviews.pop(key, None)) is not None:
            call_off()
        topic = self._topics.pop(key, None)
        if topic is not None:
            topic.binding.tally.subscriptions -= 1
        return topic

    def _review_all(self) -> None:
        """Look again at who may follow what, for the holder of the connection has other rights now."""
        for key, asking in tuple(self._asking.items()):
            asking.call_off()
            try:
                self._doorkeeper.check(asking.binding.access)
                asking.call_off = asking.ask()
            except Refusal as refusal:
                del self._asking[key]
                self._refuse_all(asking, refusal)
        for topic in tuple(self._topics.values()):
            try:
                self._doorkeeper.check(topic.binding.access)
            except Refusal as refusal:
                self._expel(topic, refusal)
            else:
                self._review(topic)

    def _review(self, topic: Topic) -> None:
        """Ask the hook of a topic again; updates go on until it says no."""
        if topic.authorize is None:
            return
        if (earlier := self._reviews.pop(topic.key, None)) is not None:
            earlier()

        def answered(refusal: Refusal | None) -> None:
            # A hook may answer in spite of being called off: then another review, or nobody, waits for it.
            if self._reviews.get(topic.key) is not call_off:
                return
            del self._reviews[topic.key]
            if refusal is not None:
                self._expel(topic, refusal)

        call_off = self._reviews[topic.key] = self._doorkeeper.ask(topic.authorize, answered)

    def _expel(self, topic: Topic, refusal: Refusal) -> None:
        self._release(topic.key)
        topic.expel(self, refusal)

    def _refuse_all(self, asking: _Asking, refusal: Refusal, *, snapshots: Refusal | None = None) -> None:
        """Refuse the requests that wait for a hook, for snapshots with words of their own where there are any."""
        for request in asking.requests:
            self._refuse(asking.binding, "subscribe", refusal, request)
        for request in asking.snapshots:
            self._refuse(asking.binding, "snapshot", snapshots or refusal, request)

    def _params(self, request: Request) -> bytes:
        params = bytes(request.payload)
        if len(params) > self._limits.max_params_bytes:
            raise Refusal("VALIDATION", f"Params have at most {self._limits.max_params_bytes} bytes", status=422)
        return params

    def _refuse(self, binding: TopicBinding, verb: Verb, refusal: Refusal, request: Request) -> None:
        self.outbox.append(wire.refused(binding.route, verb, refusal, request_id=request.id))

    def _answer_error(
        self,
        refusal: Refusal,
        request_id: RequestId | None,
        *,
        code: int = wire.CLOSE_TOO_MANY_ERRORS,
    ) -> None:
        """Answer a frame that is not of this protocol; after too many of them close with ``code``."""
        self.outbox.append(wire.error(refusal, request_id=request_id))
        since = self._clock() - self._limits.errors_window_s
        self._errors = (*(at for at in self._errors if at >= since), self._clock())
        if len(self._errors) > self._limits.max_errors:
            self._hang_up(code, "Too many protocol errors")
