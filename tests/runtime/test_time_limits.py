"""The time limits of a connection, on a clock that stands still until told."""

import asyncio
import json
import os
import socket
from collections.abc import Callable
from types import TracebackType
from typing import Any

import pytest
from starlette.types import Message
from starlette.websockets import WebSocket, WebSocketState
from tests.runtime.core import Board, StillClock
from tests.runtime.turns import turns_until

from tradegen_runtime.links.asgi_link import AsgiLink
from tradegen_runtime.links.lane import SocketLane
from tradegen_runtime.links.outbox import Outbox, OutboxLimits
from tradegen_runtime.links.shared_link import SharedLink, Tick
from tradegen_runtime.sessions.connection import Connection
from tradegen_runtime.sessions.settings import SettingError, Settings, settings_from
from tradegen_runtime.wire import Request, SharedFrame


class IdleLink:
    """Sends nothing; notes how the connection is ended."""

    def __init__(self) -> None:
        self.closed: list[tuple[int, str]] = []
        self.heard_at = 0.0
        self.lane = None
        self.aborted = asyncio.Event()

    async def __aenter__(self) -> "IdleLink":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def attach(self, outbox: Outbox, *, on_slow: Callable[[], None]) -> None:
        self.on_slow = on_slow

    def wake(self) -> None:
        return None

    def relieve(self) -> None:
        return None

    def close(self, code: int, reason: str) -> None:
        self.closed.append((code, reason))

    def abort(self) -> None:
        self.aborted.set()

    def check_progress(self) -> None:
        return None


class Held:
    """A connection with a board behind it and a peer that says what the test says."""

    def __init__(self, settings: Settings) -> None:
        self.board = Board()
        self.link = IdleLink()
        self.inbound: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        scope = {"type": "websocket", "headers": [], "path": "/", "query_string": b""}
        websocket = WebSocket(scope, self.inbound.get, _ignore)
        self.connection = Connection(
            websocket,
            link=self.link,
            handlers={},
            broadcaster=self.board.broadcaster,
            settings=settings,
            clock=self.board.clock,
        )

    def pass_time(self, seconds: float) -> None:
        """Let time pass, looked at every second."""
        for _ in range(int(seconds)):
            self.board.clock.now += 1
            self.connection.sweep()

    def taken(self) -> list[dict[str, Any]]:
        """Take what waits."""
        return [json.loads(frame.text) for frame in self.connection.outbox.take(1 << 20)]


async def _ignore(_: object) -> None:
    return None


async def test_f10_listener_is_never_cut() -> None:
    """A client that only listens is not closed; it hears a ping every 25 s."""
    held = Held(Settings())
    for _ in range(144):
        held.pass_time(25)
        assert [{"type": "ping", "payload": {}}] == held.taken()
    assert [] == held.link.closed


async def test_heartbeat_can_be_switched_off() -> None:
    """Without a heartbeat nothing is sent."""
    held = Held(Settings(heartbeat_s=None))
    held.pass_time(100)
    assert [] == held.taken()


async def test_idle_connection_is_closed() -> None:
    """Where idling is limited, silence closes with 4002; control frames that the link sees count."""
    held = Held(Settings(idle_timeout_s=60))
    held.pass_time(59)
    held.link.heard_at = held.board.clock.now
    held.pass_time(59)
    assert [] == held.link.closed
    held.pass_time(2)
    assert [4002] == [code for code, _ in held.link.closed]


async def test_lifespan_ends() -> None:
    """Where the age is limited, it closes with 4003, once."""
    held = Held(Settings(lifespan_s=3600))
    held.pass_time(3599)
    assert [] == held.link.closed
    held.pass_time(10)
    assert [4003] == [code for code, _ in held.link.closed]


async def test_old_frames_close_as_slow() -> None:
    """A frame that waits for more than ten seconds ends in 4008."""
    held = Held(Settings())
    held.connection.session.receive_text('{"type":"ping"}')
    held.pass_time(11)
    assert held.connection.outbox.overflowed
    held.link.on_slow()
    held.link.on_slow()
    assert [4008] == [code for code, _ in held.link.closed]


async def test_peer_that_never_answers_the_close_is_cut_off() -> None:
    """After the grace the connection ends without the peer, and its topics are released."""
    held = Held(Settings(close_grace_s=0.001))
    running = asyncio.create_task(held.connection.run())
    await held.inbound.put({"type": "websocket.connect"})
    await asyncio.sleep(0)
    held.connection.close(4001, "bye")
    await running
    assert held.link.aborted.is_set()
    held.connection.close(4001, "again")
    assert [(4001, "bye")] == held.link.closed


async def test_cancelled_connection_releases_its_topics() -> None:
    """A connection whose task is cancelled releases everything."""
    held = Held(Settings())
    running = asyncio.create_task(held.connection.run())
    await asyncio.sleep(0)
    held.connection.session.subscribe(held.board.binding, Request("t.subscribe"))
    assert 1 == len(held.board.broadcaster)
    running.cancel()
    await asyncio.wait([running])
    assert held.board.source().stopping


class FullTransport(asyncio.Transport):
    """Takes nothing."""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        raise AssertionError("the transport takes nothing")

    def get_write_buffer_size(self) -> int:
        return 1000


class FullChannel:
    """A transport that is paused and whose backlog the test sets."""

    takes_frames = False
    heard_at = 0.0
    backlog_bytes = 1000

    def __init__(self) -> None:
        self.aborted = self.was_reset = False
        self.lane = SocketLane(FullTransport())

    def attach(self, link: SharedLink) -> None:
        return None

    def close_now(self, code: int, reason: str, *, grace_s: float) -> None:
        return None

    def abort(self) -> None:
        self.aborted = True

    def reset(self) -> None:
        self.was_reset = True


async def test_transport_without_progress_is_slow() -> None:
    """A peer that reads nothing for ten seconds is cut off then, even where nothing but latest updates wait."""
    board = Board()
    channel = FullChannel()
    link = SharedLink(channel, tick=Tick(), clock=board.clock, later=board.later, stall_s=10, grace_s=1)
    outbox = Outbox(limits=OutboxLimits(), clock=board.clock, sender=link)
    slow: list[float] = []
    link.attach(outbox, on_slow=lambda: slow.append(board.clock.now))
    link.pause()
    for _ in range(20):
        channel.backlog_bytes -= 1
        board.clock.now += 1
        link.check_progress()
    assert ([], False) == (slow, channel.was_reset)
    for _ in range(10):
        board.clock.now += 1
        link.check_progress()
    assert ([board.clock.now], True) == (slow, channel.was_reset)


async def test_stalled_peer_is_gone_when_its_time_is_over() -> None:
    """It is looked at for itself, soon after it has taken something and when its time is over: others may be late."""
    board = Board()
    channel = FullChannel()
    link = SharedLink(channel, tick=Tick(), clock=board.clock, later=board.later, stall_s=10, grace_s=1)
    slow: list[float] = []
    link.attach(Outbox(limits=OutboxLimits(), clock=board.clock, sender=link), on_slow=lambda: slow.append(1))
    link.pause()
    board.clock.now += 0.5
    channel.backlog_bytes -= 1
    link.check_progress()
    (soon,) = board.pending()
    board.clock.now += soon.delay_s
    soon.run_out()
    board.clock.now += 9.2
    link.check_progress()
    assert (0.1, []) == (soon.delay_s, board.pending())
    board.clock.now += 0.5
    link.check_progress()
    (again,) = board.pending()
    board.clock.now += again.delay_s + 0.001
    again.run_out()
    assert ([1], True) == (slow, channel.was_reset)


async def test_send_that_waits_is_slow_under_any_server() -> None:
    """What the standard way has taken out of the outbox and cannot send is as old as what waits in it."""
    clock = StillClock()
    never = asyncio.Event()

    async def send(_: object) -> None:
        await never.wait()

    websocket = WebSocket({"type": "websocket"}, asyncio.Queue[Message]().get, send)
    websocket.application_state = WebSocketState.CONNECTED
    link = AsgiLink(websocket, clock=clock, stall_s=10)
    outbox = Outbox(limits=OutboxLimits(), clock=clock, sender=link)
    slow: list[int] = []
    link.attach(outbox, on_slow=lambda: slow.append(1))
    async with link:
        outbox.append(SharedFrame(b"{}"))
        await turns_until(lambda: outbox.blocked)
        clock.now += 9
        link.check_progress()
        assert (0, []) == (len(outbox), slow)
        clock.now += 1
        link.check_progress()
        assert [1] == slow


async def test_kernel_that_gets_rid_of_nothing_is_slow() -> None:
    """A peer whose window is full takes nothing, though the transport holds nothing: it is slow after the same time."""
    board = Board()
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket() as peer:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        peer.setblocking(False)
        await loop.sock_connect(peer, listener.getsockname())
        transport, _ = await loop.connect_accepted_socket(asyncio.Protocol, listener.accept()[0])
        channel = IdleChannel(transport)
        link = SharedLink(channel, tick=Tick(), clock=board.clock, later=board.later, stall_s=10, grace_s=1)
        slow: list[float] = []
        outbox = Outbox(limits=OutboxLimits(), clock=board.clock, sender=link)
        link.attach(outbox, on_slow=lambda: slow.append(board.clock.now))
        assert channel.lane.acknowledged_bytes() is None
        os.write(channel.lane.socket, bytes(100_000))
        channel.lane.wrote = True
        await turns_until(lambda: channel.lane.acknowledged_bytes() is not None)
        for _ in range(10):
            board.clock.now += 1
            link.check_progress()
        await loop.sock_recv(peer, 4096)
        await turns_until(lambda: takes_more(peer))
        link.check_progress()
        assert [] == slow
        for _ in range(12):
            board.clock.now += 1
            link.check_progress()
        assert 1 <= len(slow)
        transport.close()


def takes_more(peer: socket.socket) -> bool:
    """Whether more has arrived."""
    try:
        return bool(peer.recv(4096))
    except BlockingIOError:
        return False


class IdleChannel(FullChannel):
    """A transport that holds nothing, over a real socket."""

    takes_frames = True
    backlog_bytes = 0

    def __init__(self, transport: asyncio.Transport) -> None:
        self.aborted = self.was_reset = False
        self.lane = SocketLane(transport)


def test_settings_of_the_environment() -> None:
    """Variables set what they name; 0 switches a time limit off."""
    settings = settings_from(
        {"TRADEGEN_HEARTBEAT_S": "0", "TRADEGEN_LIFESPAN_S": "3600", "TRADEGEN_MAX_CONNECTIONS": "7"}
    )
    assert Settings(heartbeat_s=None, lifespan_s=3600.0, max_connections=7) == settings


@pytest.mark.parametrize("text", ["x", "-1", "inf", "nan"])
def test_bad_settings_are_named(text: str) -> None:
    """A value that is no time keeps the application from starting, with the variable's name."""
    with pytest.raises(SettingError, match=r"TRADEGEN_DRAIN_S=.* is not a number of 0 or more"):
        settings_from({"TRADEGEN_DRAIN_S": text})


@pytest.mark.parametrize("text", ["0", "0.5", "1.5"])
def test_limits_are_whole_numbers(text: str) -> None:
    """A limit of nothing would let nobody in: it is a mistake and no setting."""
    with pytest.raises(SettingError, match=r"TRADEGEN_MAX_CONNECTIONS=.* is not a whole number of 1 or more"):
        settings_from({"TRADEGEN_MAX_CONNECTIONS": text})
