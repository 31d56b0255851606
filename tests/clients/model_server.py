"""A server small enough to be right: topics with epochs, histories and subscribers, no I/O.

It answers frames when it is told to, loses what it is told to lose, and breaks off when it is told to.
"""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import JsonValue

from tradegen_runtime.client.dialer import Socket, SocketEvents

HISTORY = 3


@dataclass
class ModelTopic:
    """What one topic has published in its epoch."""

    seq: int = 0
    history: deque[int] = field(default_factory=lambda: deque(maxlen=HISTORY))


class ModelSocket:
    """One connection: frames of the client wait in ``inbound``, frames to it in ``outbound``."""

    def __init__(self, events: SocketEvents) -> None:
        self.events = events
        self.opened = False
        self.gone = False
        self.inbound: deque[dict[str, JsonValue]] = deque()
        self.outbound: deque[str] = deque()
        self.topics: set[str] = set()

    def send(self, text: str) -> None:
        """Take a frame of the client."""
        self.inbound.append(json.loads(text))

    def renew_token(self, print_frame: Callable[[str], str]) -> None:
        """Not asked for: there are no tokens here."""
        raise AssertionError("the model server's tokens do not expire")

    def hang_up(self, code: int) -> None:
        """The client closes."""
        self.gone = True


class ModelServer:
    """All topics, and the connection of the client if there is one."""

    def __init__(self) -> None:
        self.epoch = 1
        self.topics: dict[str, ModelTopic] = {}
        self.published: dict[str, list[tuple[int, int]]] = {}
        self.socket: ModelSocket | None = None

    def check_loop(self) -> None:
        """There is none here."""

    def dial(self, events: SocketEvents) -> Socket:
        """Take a new connection, not yet open."""
        self.socket = ModelSocket(events)
        return self.socket

    @property
    def live_socket(self) -> ModelSocket | None:
        """The connection, where it is open."""
        socket = self.socket
        return socket if socket is not None and socket.opened and not socket.gone else None

    def open(self) -> None:
        """Let the client in."""
        socket = self.socket
        if socket is not None and not socket.opened and not socket.gone:
            socket.opened = True
            socket.events.opened()

    def drop(self, code: int) -> None:
        """Break the connection, open or not; what was on its way to the client is lost."""
        socket = self.socket
        if socket is not None and not socket.gone:
            socket.gone = True
            socket.events.closed(code, "dropped")

    def restart(self) -> None:
        """Forget everything and begin a new epoch."""
        self.epoch += 1
        self.topics.clear()
        self.drop(1006)

    def publish(self, account: str) -> None:
        """Publish the next update of a topic."""
        key = f"orders:{account}"
        topic = self.topics.setdefault(key, ModelTopic())
        topic.seq += 1
        topic.history.append(topic.seq)
        self.published.setdefault(account, []).append((self.epoch, topic.seq))
        socket = self.live_socket
        if socket is not None and key in socket.topics:
            socket.outbound.append(self._update(key, topic.seq))

    def answer(self) -> None:
        """Handle one frame of the client."""
        socket = self.live_socket
        if socket is not None and socket.inbound:
            self._handle(socket, socket.inbound.popleft())

    def deliver(self, *, lose: bool = False) -> None:
        """Let one frame reach the client; ``lose``: drop it on the way, where it is an update."""
        socket = self.live_socket
        if socket is not None and socket.outbound:
            frame = socket.outbound.popleft()
            if not (lose and '"orders.update"' in frame):
                socket.events.received(frame)

    def _handle(self, socket: ModelSocket, frame: dict[str, JsonValue]) -> None:
        payload = frame.get("payload")
        account = payload["account"] if isinstance(payload, dict) else ""
        key = f"orders:{account}"
        match frame["type"]:
            case "orders.subscribe":
                self._subscribe(socket, key, frame)
            case "orders.unsubscribe":
                socket.topics.discard(key)
                self._reply(socket, frame, {"status": "ok", "topic": key})
            case "ping":
                socket.outbound.append(json.dumps({"type": "pong", "id": frame["id"], "payload": {}}))

    def _subscribe(self, socket: ModelSocket, key: str, frame: dict[str, JsonValue]) -> None:
        topic = self.topics.setdefault(key, ModelTopic())
        socket.topics.add(key)
        missed = self._missed(topic, frame.get("resume"))
        reply: dict[str, JsonValue] = {
            "status": "ok",
            "topic": key,
            "epoch": f"e{self.epoch}",
            "seq": topic.seq,
            "recovered": missed is not None,
        }
        self._reply(socket, frame, reply)
        socket.outbound.extend(self._update(key, seq) for seq in missed or ())

    def _missed(self, topic: ModelTopic, resume: JsonValue) -> list[int] | None:
        """What a resuming client missed; ``None`` where that is not known any more."""
        if not isinstance(resume, dict) or resume["epoch"] != f"e{self.epoch}":
            return None
        seq = resume["seq"]
        assert isinstance(seq, int)
        missed = list(range(seq + 1, topic.seq + 1))
        return missed if all(number in topic.history for number in missed) else None

    def _reply(self, socket: ModelSocket, frame: dict[str, JsonValue], payload: dict[str, JsonValue]) -> None:
        socket.outbound.append(json.dumps({"type": f"{frame['type']}.response", "id": frame["id"], "payload": payload}))

    def _update(self, key: str, seq: int) -> str:
        payload = {"topic": key, "seq": seq, "payload": {"epoch": self.epoch, "seq": seq}}
        return json.dumps({"type": "orders.update", "payload": payload})
