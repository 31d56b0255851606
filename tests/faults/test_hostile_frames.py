"""Hostile frames (X12, T13, T14): each gets its answer or its close code, no connection is left half dead."""

import zlib
from random import Random

import pytest
from tests.faults.bare_socket import TEXT, BareSocket, bare_socket, frame
from tests.faults.hostile_flood import MOST_PER_CONNECTION, flood
from tests.faults.hostile_frames import PING, Hostile, Outcome, named_frames
from tests.faults.served import FEEDS_WS, ServedFeeds, served_feeds

NAMED = named_frames()
MOST_GROWTH_KB = 16 * 1024
GENERATED = 1500
ROUND_TRIPS = 5


def test_there_are_250_named_frames() -> None:
    """Each has a name of its own."""
    assert len(NAMED) == len({hostile.name for hostile in NAMED})
    assert len(NAMED) >= 250


async def outcome_of(feeds: ServedFeeds, hostile: Hostile) -> Outcome:
    """Send a frame on a connection of its own; return what became of it."""
    async with bare_socket(feeds.port, FEEDS_WS) as socket:
        socket.send(hostile.data)
        for number in range(ROUND_TRIPS):  # a source opens within a few turns of the server's loop
            closed, frames = await socket.verdict(f"alive {number}")
            if closed is not None:
                return closed
            if frames:
                break
    if not frames:
        return "nothing"
    (answer,) = frames
    payload = answer["payload"]
    assert "secret" not in str(answer)
    return str(payload.get("code", payload.get("status", answer["type"])))


async def test_x12_named_frames(feeds: ServedFeeds) -> None:
    """Every named frame has the outcome that is written beside it, on a server that lives on."""
    before = feeds.facts()
    wrong = []
    for hostile in NAMED:
        outcome = await outcome_of(feeds, hostile)
        if outcome != hostile.outcome:
            wrong.append((hostile.name, hostile.outcome, outcome))
    assert [] == wrong
    after = await feeds.settles(lambda facts: facts["sources"] == 0 and facts["sockets"] <= before["sockets"])
    assert after["rss_kb"] - before["rss_kb"] <= MOST_GROWTH_KB


async def test_x12_random_frames(feeds: ServedFeeds) -> None:
    """Random frames close their connection or leave it usable, JSON always the latter; the process lives, as small."""
    before = feeds.facts()
    counted = await flood(feeds.port, Random(12), frames=GENERATED, at_once=20)
    assert counted.frames >= GENERATED
    assert (0, counted.connections) == (counted.zombies, counted.usable + sum(counted.closed.values()))
    assert GENERATED / MOST_PER_CONNECTION / 2 < counted.talks == counted.answered
    after = await feeds.settles(lambda facts: facts["sources"] == 0 and facts["sockets"] <= before["sockets"])
    assert after["rss_kb"] - before["rss_kb"] <= MOST_GROWTH_KB


async def test_x12_ping_flood(feeds: ServedFeeds) -> None:
    """10,000 pings are answered; the connection goes on."""
    async with bare_socket(feeds.port, FEEDS_WS) as socket:
        for _ in range(100):
            socket.send(frame(PING, b"x" * 125) * 100)
            await socket.writer.drain()
        assert (None, []) == await socket.verdict()


async def test_x12_ping_flood_that_reads_no_answer(feeds: ServedFeeds) -> None:
    """Who sends pings without end and reads no answer is cut off before the answers fill the memory."""
    before = feeds.facts()
    async with bare_socket(feeds.port, FEEDS_WS) as socket:
        with pytest.raises(ConnectionError):
            await flood_with_pings(socket, most=16 << 20)
    assert feeds.facts()["rss_kb"] - before["rss_kb"] <= MOST_GROWTH_KB


async def flood_with_pings(socket: BareSocket, *, most: int) -> None:
    """Send pings and read nothing. Raises: ``ConnectionError`` where the server ends it before ``most`` bytes."""
    socket.writer.transport.pause_reading()  # type: ignore[attr-defined]
    pings = frame(PING, b"x" * 125) * 1000
    for _ in range(most // len(pings)):
        socket.send(pings)
        await socket.writer.drain()


@pytest.mark.parametrize("compressed", [False, True], ids=["as served", "with compression on"])
async def test_x12_deflate_bomb(compressed: bool) -> None:
    """A mebibyte that inflates to a gibibyte is refused; the memory never holds it."""
    with served_feeds(compressed=compressed) as server:
        before = server.facts()
        async with bare_socket(server.port, FEEDS_WS, offer="permessage-deflate") as socket:
            socket.send(frame(TEXT, bomb(), reserved=0b100))
            closed, frames = await socket.verdict()
        assert (1009, []) == (closed, frames)
        after = server.facts()
        assert after["rss_kb"] - before["rss_kb"] <= MOST_GROWTH_KB


def bomb() -> bytes:
    """Return about a mebibyte that inflates to a gibibyte: one piece, complete in itself, 64 times."""
    deflate = zlib.compressobj(9, wbits=-15)
    piece = deflate.compress(bytes(16 << 20)) + deflate.flush(zlib.Z_FULL_FLUSH)
    return (piece * 64).removesuffix(b"\x00\x00\xff\xff")
