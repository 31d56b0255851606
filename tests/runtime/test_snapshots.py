"""Snapshots of a topic: when they are read, what they are stamped with, and who is answered."""

import asyncio
from typing import Any

import pytest
from tests.runtime.core import Board, HeldDoor, Seat, allow

from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.snapshot_tasks import SnapshotTasks
from tradegen_runtime.topics.snapshots import MAX_PENDING, MAX_SNAPSHOT_BYTES


def followed(board: Board) -> Seat:
    """A connection that follows the topic and has read its acknowledgement."""
    seat = board.session()
    seat.send("t.subscribe", id="s")
    if not board.sources.running("t:{}")[0].entered:
        board.open()
    seat.taken()
    return seat


def answered(seat: Seat) -> list[tuple[object, ...]]:
    """What the connection was sent: numbers of updates, and of snapshots what they join."""
    return [_told(frame) for frame in seat.taken()]


def _told(frame: dict[str, Any]) -> tuple[object, ...]:
    payload = frame["payload"]
    if frame["type"] == "t.update":
        return ("update", payload["seq"])
    if payload["status"] == "error":
        return (frame["type"], frame.get("id"), payload["code"])
    if "items" in payload:
        return ("items", frame.get("id"), payload["since"], payload["seq"], payload["items"])
    return (frame["type"], frame.get("id"))


def test_is_stamped_with_what_was_published_before_and_after_the_call() -> None:
    """Updates published during the call stand before the answer, which names both ends."""
    board = Board()
    seat = followed(board)
    board.publish(1)
    seat.send("t.snapshot", id="7")
    board.publish(2)
    board.publish(3)
    board.reads.started[0].answer(["item"])
    board.publish(4)
    expected = [("update", 1), ("update", 2), ("update", 3), ("items", "7", 1, 3, ["item"]), ("update", 4)]
    assert expected == answered(seat)


def test_waits_until_the_source_is_entered() -> None:
    """A request right behind the subscribe is read only once the acknowledgement and early updates are out."""
    board = Board()
    seat = board.session()
    seat.send("t.subscribe", id="1")
    seat.send("t.snapshot", id="2")
    assert [] == board.reads.started
    board.source().begin()
    board.publish("early")
    board.source().opened()
    board.reads.started[0].answer([])
    assert [("t.subscribe.response", "1"), ("update", 1), ("items", "2", 1, 1, [])] == answered(seat)


def test_waits_until_the_hook_allows() -> None:
    """A request right behind the subscribe waits for the topic's hook, as the subscribe does."""
    board, door = Board(authorize=allow), HeldDoor()
    seat = board.session(doorkeeper=door)
    seat.send("t.subscribe", id="1")
    seat.send("t.snapshot", id="2")
    assert [] == answered(seat)
    door.answer()
    board.open()
    board.reads.started[0].answer(["item"])
    assert [("t.subscribe.response", "1"), ("items", "2", 0, 0, ["item"])] == answered(seat)


def test_is_refused_with_the_subscribe() -> None:
    """What the hook says no to has no snapshot either, and nothing is read."""
    board, door = Board(authorize=allow), HeldDoor()
    seat = board.session(doorkeeper=door)
    seat.send("t.subscribe", id="1")
    seat.send("t.snapshot", id="2")
    door.answer(Refusal("NOT_YOURS", "This is not yours"))
    expected = [("t.subscribe.response", "1", "NOT_YOURS"), ("t.snapshot.response", "2", "NOT_YOURS")]
    assert expected == answered(seat)
    assert [] == board.reads.started


def test_leaving_ends_what_waits_for_the_hook() -> None:
    """An unsubscribe answers both requests that wait for the hook, which is not listened to any more."""
    board, door = Board(authorize=allow), HeldDoor()
    seat = board.session(doorkeeper=door)
    for verb in ("subscribe", "snapshot", "unsubscribe"):
        seat.send(f"t.{verb}", id=verb)
    assert [
        ("t.subscribe.response", "subscribe", "CANCELLED"),
        ("t.snapshot.response", "snapshot", "SNAPSHOT_FAILED"),
        ("t.unsubscribe.response", "unsubscribe"),
    ] == answered(seat)
    assert [] == door.asked


def test_one_call_serves_all_who_asked_before_it() -> None:
    """Who asks while a call runs is served by the next one, together with all others that wait."""
    board = Board()
    seats = [followed(board) for _ in range(4)]
    for seat in seats:
        seat.send("t.snapshot", id="1")
    assert 1 == len(board.reads.started)
    board.reads.started[0].answer(["first"])
    assert 2 == len(board.reads.started)
    board.reads.started[1].answer(["second"])
    items = [answered(seat) for seat in seats]
    assert [[("items", "1", 0, 0, ["first"])]] + [[("items", "1", 0, 0, ["second"])]] * 3 == items
    assert 2 == len(board.reads.started)


def test_needs_a_subscription() -> None:
    """A topic that is not followed has no snapshot for this connection."""
    seat = Board().session()
    seat.send("t.snapshot", id="1")
    assert [("t.snapshot.response", "1", "NOT_SUBSCRIBED")] == answered(seat)


def test_refusal_reaches_who_asked() -> None:
    """What the operation refuses is told with its code, and the subscription lives on."""
    board = Board()
    seat = followed(board)
    seat.send("t.snapshot", id="1")
    board.reads.started[0].fail(Refusal("ACCOUNT_UNKNOWN", "No such account", status=404))
    board.publish(1)
    assert [("t.snapshot.response", "1", "ACCOUNT_UNKNOWN"), ("update", 1)] == answered(seat)


def test_leaving_cancels_the_call() -> None:
    """An unsubscribe answers the request, a lost connection does not; the last one gone ends the call."""
    board = Board()
    first, second = followed(board), followed(board)
    for seat in (first, second):
        seat.send("t.snapshot", id="1")
    read = board.reads.started[0]
    first.send("t.unsubscribe", id="2")
    assert read.cancelled
    assert [("t.snapshot.response", "1", "SNAPSHOT_FAILED"), ("t.unsubscribe.response", "2")] == answered(first)
    second.session.close()
    assert [True, True] == [read.cancelled for read in board.reads.started]
    assert [] == answered(second)


def test_end_of_the_topic_refuses_what_waits() -> None:
    """When the source ends for good, the subscription ends and the request is refused for the same reason."""
    board = Board()
    seat = followed(board)
    seat.send("t.snapshot", id="1")
    board.source().closed(Refusal("DELISTED", "It is no more"))
    expected = [("t.subscribe.response", None, "DELISTED"), ("t.snapshot.response", "1", "DELISTED")]
    assert expected == answered(seat)


def test_restart_of_the_source_begins_the_call_anew() -> None:
    """Items that were being read when the source failed belong to no epoch: they are read again in the next one."""
    board = Board()
    seat = followed(board)
    board.publish("a")
    seat.send("t.snapshot", id="1")
    board.source().closed(Refusal("SOURCE_FAILED", "It broke", retryable=True))
    assert board.reads.started[0].cancelled
    seat.send("t.snapshot", id="2")
    board.pending()[0].run_out()
    assert 1 == len(board.reads.started)
    board.open()
    board.reads.started[1].answer([])
    told = [(frame["type"], frame.get("id"), frame["payload"].get("epoch")) for frame in seat.taken()]
    assert [
        ("t.update", None, None),
        ("t.stale", None, None),
        ("t.fresh", None, "e2"),
        ("t.snapshot.response", "1", "e2"),
        ("t.snapshot.response", "2", "e2"),
    ] == told


def test_too_many_and_too_big_are_refused() -> None:
    """A connection may wait for a few snapshots of a topic only, and none is larger than clients take."""
    board = Board()
    seat = followed(board)
    for number in range(MAX_PENDING + 1):
        seat.send("t.snapshot", id=str(number))
    assert [("t.snapshot.response", str(MAX_PENDING), "RATE_LIMITED")] == answered(seat)
    board.reads.started[0].answer(["x" * MAX_SNAPSHOT_BYTES])
    assert [("t.snapshot.response", "0", "SNAPSHOT_TOO_BIG")] == answered(seat)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refusal("ACCOUNT_UNKNOWN", "No such account"), "ACCOUNT_UNKNOWN"),
        (RuntimeError("secret"), "SNAPSHOT_FAILED"),
        (TimeoutError(), "SNAPSHOT_TIMEOUT"),
        (asyncio.CancelledError(), "SNAPSHOT_FAILED"),
    ],
)
async def test_failures_of_the_operation_become_refusals(error: BaseException, code: str) -> None:
    """A refusal keeps its code; what else is raised, be it the end of a task it waited for, is named without detail."""

    async def fail() -> bytes:
        raise error

    told: asyncio.Future[bytes | Refusal] = asyncio.get_running_loop().create_future()
    async with SnapshotTasks(timeout_s=5) as tasks:
        tasks.start("test", fail, told.set_result)
        outcome = await told
    assert isinstance(outcome, Refusal)
    assert code == outcome.code


async def test_leaving_ends_every_read() -> None:
    """Reads that still run are cancelled, and none is left."""
    begun = asyncio.Event()

    async def hang() -> bytes:
        begun.set()
        await asyncio.Event().wait()
        return b""

    async with SnapshotTasks(timeout_s=5) as tasks:
        tasks.start("test", hang, lambda outcome: pytest.fail("told of a cancelled read"))
        await begun.wait()
        assert 1 == len(tasks)
    assert 0 == len(tasks)
