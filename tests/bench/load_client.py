"""Many WebSockets in one process that count what arrives: ``python -m tests.bench.load_client``.

Frames are not parsed: all text is ASCII and no length byte is 0x81, so that this byte, which begins an unmasked
text frame (RFC 6455 §5.2), counts frames. Answers the commands ``connect``, ``count``, ``read`` and ``suffer``.
"""

import os
import select
import sys
import time
from array import array
from contextlib import suppress
from typing import Final

import msgspec
from tests.bench.load_peer import Peer

BUFFER_BYTES: Final = 1 << 18
BATCH: Final = 50
STAMP: Final = b'"@'
STAMP_DIGITS: Final = 20
SEQ: Final = b'"seq":'
MOST_STALLED: Final = 20


class Connect(msgspec.Struct, tag="connect", tag_field="do"):
    """Open ``connections`` and let each follow one of ``topics`` in turn; each is confirmed by one frame."""

    port: int
    path: str
    connections: int
    topics: int
    receive_buffer: int = 0


class Count(msgspec.Struct, tag="count", tag_field="do"):
    """Answer ``armed``, then wait for ``frames`` in all, or ``patience_s`` without any."""

    frames: int
    patience_s: float = 20.0


class Read(msgspec.Struct, tag="read", tag_field="do"):
    """Like ``count``, but read frame by frame: answer pings, take the age of stamped updates."""

    frames: int
    patience_s: float = 20.0


class Suffer(msgspec.Struct, tag="suffer", tag_field="do"):
    """Like ``read``, for some seconds, with one fault a second: a reset, a stalled reader, a polite close in turn.

    Every connection that ends is replaced by a new one on the same topic.
    """

    seconds: float


Command = Connect | Count | Read | Suffer


class LoadClient:
    """All connections of this process."""

    def __init__(self) -> None:
        self._peers: dict[int, Peer] = {}
        self._poll = select.epoll()
        self._stalled: list[Peer] = []
        self._buffer = bytearray(BUFFER_BYTES)
        self._ages_us = array("d")
        self._closed = 0
        self._connect = Connect(port=0, path="", connections=0, topics=1)

    def connect(self, command: Connect) -> None:
        """Open the connections, some at a time."""
        self._connect = command
        for first in range(0, command.connections, BATCH):
            numbers = range(first, min(first + BATCH, command.connections))
            peers = [Peer(command.port, command.receive_buffer) for _ in numbers]
            for peer in peers:
                peer.upgrade(command.path)
            for number, peer in zip(numbers, peers, strict=True):
                peer.read_answer()
                peer.follow(number % command.topics)
            for peer in peers:
                peer.read_confirmation()
                peer.socket.setblocking(False)
                self._peers[peer.socket.fileno()] = peer
                self._poll.register(peer.socket, select.EPOLLIN)
        answer({"connections": len(self._peers)})

    def count(self, command: Count) -> None:
        """Count frames without looking at them."""
        answer({"armed": 1})
        frames = size = 0
        buffer = self._buffer
        while frames < command.frames:
            ready = self._poll.poll(command.patience_s, 256)
            if not ready:
                break
            for handle, _ in ready:
                received = self._receive_into(handle)
                size += received
                frames += buffer.count(0x81, 0, received)
        answer({"frames": frames, "bytes": size, "ended": time.monotonic(), "closed": self._closed})

    def read(self, command: Read) -> None:
        """Read every frame, and the age of every stamped update."""
        answer({"armed": 1})
        frames = 0
        self._ages_us = array("d")
        while frames < command.frames:
            arrived = self._read_ready(command.patience_s)
            if arrived is None:
                break
            frames += arrived
        ages = sorted(self._ages_us)
        answer(
            {
                "frames": frames,
                "ended": time.monotonic(),
                "closed": self._closed,
                "gaps": sum(peer.gaps for peer in self._peers.values()),
                "p50_us": ages[len(ages) // 2] if ages else -1,
                "p99_us": ages[len(ages) * 99 // 100] if ages else -1,
                "max_us": ages[-1] if ages else -1,
            }
        )

    def suffer(self, command: Suffer) -> None:
        """Read on while connections fail; a stalled one is replaced when the server has cut it off."""
        answer({"armed": 1})
        started = time.monotonic()
        frames = faults = 0
        while (elapsed := time.monotonic() - started) < command.seconds:
            frames += self._read_ready(0.1) or 0
            if elapsed > faults + 1:
                self._fail(faults)
                faults += 1
        answer(
            {
                "frames": frames,
                "faults": faults,
                "closed": self._closed,
                "gaps": sum(peer.gaps for peer in self._peers.values()),
            }
        )

    def _fail(self, number: int) -> None:
        handle = list(self._peers)[number * 7 % len(self._peers)]
        peer = self._peers.pop(handle)
        with suppress(FileNotFoundError):
            self._poll.unregister(handle)
        match number % 3:
            case 0:
                peer.reset()
            case 1:
                peer.send(0x88, (1000).to_bytes(2))
                peer.socket.close()
            case _:
                # Nobody reads it any more; the oldest one is let go.
                self._stalled.append(peer)
                if len(self._stalled) > MOST_STALLED:
                    self._stalled.pop(0).reset()
        successor = Peer(self._connect.port, self._connect.receive_buffer)
        successor.upgrade(self._connect.path)
        successor.read_answer()
        successor.follow(peer.topic)
        successor.read_confirmation()
        successor.socket.setblocking(False)
        self._peers[successor.socket.fileno()] = successor
        self._poll.register(successor.socket, select.EPOLLIN)

    def _read_ready(self, patience_s: float) -> int | None:
        """Read what has arrived; return how many updates, or None where nothing came for so long."""
        ready = self._poll.poll(patience_s, 256)
        if not ready:
            return None
        updates = 0
        for handle, _ in ready:
            received = self._receive_into(handle)
            updates += self._read_frames(self._peers[handle], bytes(memoryview(self._buffer)[:received]))
        return updates

    def _receive_into(self, handle: int) -> int:
        try:
            received = self._peers[handle].socket.recv_into(self._buffer)
        except BlockingIOError:
            return 0
        except OSError:
            received = 0
        if not received:
            self._poll.unregister(handle)
            self._closed += 1
        return received

    def _read_frames(self, peer: Peer, data: bytes) -> int:
        now_us = time.monotonic_ns() / 1000
        data = peer.rest + data
        at = updates = 0
        while len(data) - at >= 4:
            size, start = data[at + 1], at + 2
            if size == 126:
                size, start = int.from_bytes(data[at + 2 : at + 4]), at + 4
            end = start + size
            if end > len(data):
                break
            if data[at] == 0x89:
                peer.send(0x8A, data[start:end])
            elif data.startswith(b'{"type":"orders.update"', start):
                updates += 1
                seq = data.find(SEQ, start, end) + len(SEQ)
                peer.take_seq(int(data[seq : data.find(b",", seq, end)]))
                stamp = data.find(STAMP, start, end) + len(STAMP)
                if stamp >= len(STAMP):
                    self._ages_us.append(now_us - int(data[stamp : stamp + STAMP_DIGITS]) / 1000)
            at = end
        peer.rest = data[at:]
        return updates


def answer(facts: dict[str, float]) -> None:
    """Answer one line."""
    os.write(1, msgspec.json.encode(facts) + b"\n")


def main() -> None:
    """Obey until the input ends."""
    client = LoadClient()
    commands = msgspec.json.Decoder(Command)
    for line in sys.stdin.buffer:
        match commands.decode(line):
            case Connect() as command:
                client.connect(command)
            case Count() as command:
                client.count(command)
            case Read() as command:
                client.read(command)
            case Suffer() as command:
                client.suffer(command)


if __name__ == "__main__":
    main()
