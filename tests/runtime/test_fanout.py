"""The shortest way from a topic to a socket: the same frames, in the same order, whatever a socket takes."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
from tests.runtime.conftest import DESK_WS
from tests.runtime.core import Board, Seat
from tests.runtime.desk import Desk, desk_app, order
from tests.runtime.server import DeliveryPath, RunningServer, serve
from tests.runtime.stalled import StalledReader
from tests.runtime.talk import talk
from tests.runtime.turns import turns_until

from tradegen_runtime.delivery import Delivery
from tradegen_runtime.links.fanout import BATCH_BYTES
from tradegen_runtime.links.lane import MOST_UNSENT_BYTES, SocketLane
from tradegen_runtime.links.outbox import OutboxLimits
from tradegen_runtime.links.uvicorn_protocol import SharedFrameProtocol
from tradegen_runtime.sessions.settings import Settings
from tradegen_runtime.wire import SharedFrame


class SlowTransport(asyncio.Transport):
    """Keeps what it is given, over a socket that someone else writes to."""

    def __init__(self, opened: socket.socket) -> None:
        super().__init__({"socket": opened})
        self.kept = b""
        self.limit: int | None = None

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        self.limit = high

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.kept += bytes(data)

    def is_closing(self) -> bool:
        return False

    def get_write_buffer_size(self) -> int:
        return len(self.kept)


class Wire:
    """A lane into one end of a socket pair."""

    def __init__(self, ends: tuple[socket.socket, socket.socket]) -> None:
        self.near, self.far = ends
        self.near.setblocking(False)
        self.far.setblocking(False)
        self.transport = SlowTransport(self.near)
        self.lane = SocketLane(self.transport)

    def arrived(self) -> bytes:
        """Read what is there."""
        chunks = []
        try:
            while chunk := self.far.recv(1 << 20):
                chunks.append(chunk)
        except BlockingIOError:
            pass
        return b"".join(chunks)


@pytest.fixture
def wire() -> Iterator[Wire]:
    """A socket pair."""
    near, far = socket.socketpair()
    with near, far:
        yield Wire((near, far))


@pytest.fixture
def board() -> Board:
    """One topic route."""
    return Board()


def follow(board: Board, wire: Wire) -> Seat:
    """Return a confirmed subscriber whose lane is clear."""
    seat = board.session(lane=wire.lane)
    wire.lane.outbox = seat.outbox
    seat.send("t.subscribe")
    board.open()
    seat.taken()
    wire.lane.reopen()
    return seat


def update(seq: int, payload: object) -> bytes:
    """Return the bytes of an update on the network."""
    body = f'{{"type":"t.update","payload":{{"topic":"t:{{}}","seq":{seq},"payload":{json.dumps(payload)}}}}}'
    return SharedFrame(body.encode()).wire


def test_a_turn_is_one_write(board: Board, wire: Wire) -> None:
    """What is published in one turn leaves together when it ends, past the outbox."""
    seat = follow(board, wire)
    board.publish(1)
    board.publish(2)
    assert b"" == wire.arrived()
    board.end_turn()
    assert update(1, 1) + update(2, 2) == wire.arrived()
    assert 0 == len(seat.outbox)
    assert wire.lane.clear


def test_a_large_batch_does_not_wait(board: Board, wire: Wire) -> None:
    """A source that never lets the loop turn keeps no more than a batch."""
    follow(board, wire)
    board.publish("x" * BATCH_BYTES)
    assert update(1, "x" * BATCH_BYTES) == wire.arrived()


def test_nothing_overtakes_what_waits(board: Board, wire: Wire) -> None:
    """While a reply waits in the outbox, updates wait behind it."""
    seat = follow(board, wire)
    seat.send("ping", id=1)
    board.publish(1)
    board.end_turn()
    assert b"" == wire.arrived()
    assert ["pong", "t.update"] == [frame["type"] for frame in seat.taken()]


def test_partial_writes_lose_nothing(board: Board, wire: Wire) -> None:
    """What the socket does not take the transport keeps, and the next updates wait in the outbox."""
    seat = follow(board, wire)
    big = "x" * 60_000
    published = 0
    while not wire.transport.kept:
        published += 1
        board.publish(big)
        board.end_turn()
    assert not wire.lane.clear
    board.publish("after")
    board.end_turn()
    sent = wire.arrived() + wire.transport.kept
    assert b"".join(update(seq, big) for seq in range(1, published + 1)) == sent
    assert ["after"] == [frame["payload"]["payload"] for frame in seat.taken()]


def test_a_full_socket_hands_everything_to_the_transport(board: Board, wire: Wire) -> None:
    """A socket that takes nothing at all is no error."""
    follow(board, wire)
    fill(wire)
    board.publish(1)
    board.end_turn()
    assert update(1, 1) == wire.transport.kept


def test_a_broken_socket_is_the_transports_affair(board: Board, wire: Wire) -> None:
    """A peer that is gone costs the others nothing: its transport meets the error."""
    follow(board, wire)
    wire.far.close()
    board.publish(1)
    board.end_turn()
    assert update(1, 1) == wire.transport.kept
    assert not wire.lane.clear


def test_who_joins_within_a_turn_gets_what_follows_its_ack(board: Board, wire: Wire) -> None:
    """Updates of the same turn from before the ack go to the others only."""
    follow(board, wire)
    board.publish(1)
    late = board.session()
    late.send("t.subscribe")
    board.publish(2)
    board.end_turn()
    assert update(1, 1) + update(2, 2) == wire.arrived()
    ack, first = late.payloads()
    assert (1, 2) == (ack["seq"], first["seq"])


def test_a_second_ack_follows_what_it_counts(board: Board, wire: Wire) -> None:
    """Whoever subscribes again is sent every update up to the ack's seq before the ack."""
    seat = follow(board, wire)
    board.publish(1)
    seat.send("t.subscribe")
    assert update(1, 1) == wire.arrived()
    assert [1] == [payload["seq"] for payload in seat.payloads()]


def test_who_leaves_within_a_turn_gets_what_came_before(board: Board, wire: Wire) -> None:
    """Updates published before an unsubscribe are sent before its reply."""
    seat = follow(board, wire)
    board.publish(1)
    seat.send("t.unsubscribe")
    board.end_turn()
    assert update(1, 1) == wire.arrived()
    assert ["t.unsubscribe.response"] == [frame["type"] for frame in seat.taken()]


def test_several_topics_share_a_write(board: Board, wire: Wire) -> None:
    """A connection that follows more than one topic is written to once for all of them."""
    seat = follow(board, wire)
    seat.send("t.subscribe", {"n": 1})
    board.open('t:{"n":1}')
    seat.taken()
    wire.lane.reopen()
    board.publish(1)
    board.publish(2, 't:{"n":1}')
    board.end_turn()
    assert b"" == wire.arrived()
    assert [1, 2] == [payload["payload"] for payload in seat.payloads()]


LATEST = Delivery(mode="latest", linger_s=0)


def fill(wire: Wire) -> None:
    """Let the socket take nothing more."""
    try:
        while True:
            wire.near.send(b"\0" * 65_536)
    except BlockingIOError:
        pass


def test_of_a_latest_batch_only_what_began_and_the_newest_wait(wire: Wire) -> None:
    """Where the socket takes a batch in part, updates between are replaced: they would be old when they leave."""
    board = Board(LATEST)
    seat = follow(board, wire)
    wire.near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8192)
    big = "x" * 10_000
    for _ in range(6):
        board.publish(big)
    board.end_turn()
    sent = wire.arrived() + wire.transport.kept
    begun = len(sent) // len(update(1, big))
    assert 0 < begun < 5
    assert b"".join(update(seq, big) for seq in range(1, begun + 1)) == sent
    assert begun == sum(board.latency.counts)
    assert [6] == [frame["payload"]["seq"] for frame in seat.taken()]
    assert begun + 1 == sum(board.latency.counts)
    assert 5 - begun == board.binding.tally.conflated


def test_of_a_latest_batch_that_cannot_begin_the_newest_waits(wire: Wire) -> None:
    """Where the socket takes nothing, one update is what the transport waits with."""
    board = Board(LATEST)
    seat = follow(board, wire)
    fill(wire)
    for payload in (1, 2, 3):
        board.publish(payload)
    board.end_turn()
    assert update(3, 3) == wire.transport.kept
    assert [] == seat.taken()
    assert (2, 1) == (board.binding.tally.conflated, sum(board.latency.counts))


def test_outbox_keeps_what_a_short_lane_has_not_begun(wire: Wire) -> None:
    """Behind a full socket the updates of several latest topics go on to conflate in the outbox."""
    board = Board(LATEST)
    seat = follow(board, wire)
    seat.send("t.subscribe", {"n": 1})
    board.open('t:{"n":1}')
    seat.taken()
    fill(wire)
    board.publish(1)
    board.publish(2, 't:{"n":1}')
    board.end_turn()
    seat.outbox.give(1 << 20, wire.lane.write)
    assert update(1, 1) == wire.transport.kept
    assert [2] == [frame["payload"]["payload"] for frame in seat.taken()]


async def test_lane_is_short_while_only_the_newest_counts() -> None:
    """On a connection of latest topics the kernel holds one write; one topic of every update gives it its room back."""
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as near:
        transport = SlowTransport(near)
        lane = SocketLane(transport)
        seen = []
        for change, conflates in (
            (lane.join, True),
            (lane.join, True),
            (lane.join, False),
            (lane.part, False),
            (lane.part, True),
            (lane.part, True),
        ):
            change(conflates=conflates)
            seen.append((near.getsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT), transport.limit, lane.shared))
    short, long = (MOST_UNSENT_BYTES, 0), (0, None)
    assert [(*short, False), (*short, True), (*long, True), (*short, True), (*short, False), (*long, False)] == seen


@pytest.fixture
async def small(desk: Desk, path: DeliveryPath) -> AsyncIterator[RunningServer]:
    """A server with small outboxes and little patience."""
    app = desk_app(
        desk, Settings(close_grace_s=0.05, heartbeat_s=None, outbox=OutboxLimits(max_bytes=200_000, max_age_s=600.0))
    )
    async with serve(app, path=path, keepalive=False) as running:
        yield running


async def test_one_stalled_reader_among_two_hundred(small: RunningServer, desk: Desk) -> None:
    """Whoever reads gets every update in order, while one reads nothing until it is cut off."""
    async with AsyncExitStack() as stack:
        readers = []
        for buffer in (4096, *[None] * 199):
            reader = await stack.enter_async_context(StalledReader(small.port, DESK_WS, receive_buffer=buffer))
            await reader.send({"type": "orders.subscribe", "payload": {"accountId": "A"}})
            await reader.read_until(b'"recovered":false}}')
            readers.append(reader)
        live = small.app.state.realtime.connections
        seqs = [0] * len(readers)
        while len(live) == len(readers):
            for _ in range(10):
                seqs[0] += 1
                desk.publishers["A"](order(seqs[0], symbol="x" * 5000))
            for number, reader in enumerate(readers[1:], start=1):
                frames = await reader.read_frames(10)
                assert list(range(seqs[number] + 1, seqs[0] + 1)) == [frame["payload"]["seq"] for frame in frames]
                seqs[number] = seqs[0]
        assert len(readers) - 1 == len(live)
        assert {None} == {connection.closing for connection in live}


async def test_both_ways_give_the_same_bytes(server: RunningServer, desk: Desk) -> None:
    """Ack, updates and reply are the same text on our server and on any other."""
    async with talk(server.ws + DESK_WS) as client:
        ack = await client.follow()
        for number in range(1, 4):
            desk.publishers["A"](order(number))
        updates = [await client.socket.recv() for _ in range(3)]
        await client.send("orders.unsubscribe", {"accountId": "A"})
        left = await client.receive()
    assert (0, False) == (ack["seq"], ack["recovered"])
    head = '{"type":"orders.update","payload":{"topic":"orders:{\\"accountId\\":\\"A\\"}","seq":'
    expected = [f'{head}{n},"payload":{order(n).model_dump_json(by_alias=True)}}}}}' for n in range(1, 4)]
    assert expected == updates
    assert "orders.unsubscribe.response" == left["type"]


async def test_pings_and_updates_do_not_mix(app_server: RunningServer, desk: Desk) -> None:
    """The server's own pings leave as whole frames between updates, and updates go on past them."""
    async with talk(app_server.ws + DESK_WS) as client:
        await client.follow()
        protocol = next(iter(app_server.uvicorn.server_state.connections))
        assert isinstance(protocol, SharedFrameProtocol)
        for number in range(1, 101):
            desk.publishers["A"](order(number))
            if number % 10 == 0:
                protocol.send_keepalive_ping()
            assert number == (await client.receive())["payload"]["seq"]
        await turns_until(lambda: protocol.pending_ping_payload is None)
