"""Resuming at the moments and with the policies where being off by one would show."""

import pytest
from tests.runtime.core import Board, Seat

from tradegen_runtime.delivery import Delivery
from tradegen_runtime.refusal import Refusal

LINGER_S = 7.0


def lone_follower_lost(delivery: Delivery) -> Board:
    """Return a board whose only follower has seen update 1 and lost its connection before update 2."""
    board = Board(delivery)
    lost = board.session()
    lost.send("t.subscribe")
    board.open()
    board.publish(1)
    lost.session.close()
    if not board.source().stopping:
        board.publish(2)
    return board


def resumed(board: Board, epoch: str = "e1", seq: int = 1) -> Seat:
    """Return a connection that has asked to go on behind an update."""
    seat = board.session()
    seat.send("t.subscribe", resume={"epoch": epoch, "seq": seq})
    return seat


def test_last_moment_of_the_linger() -> None:
    """Who comes back before the time is over resumes; a timer that fires all the same ends nothing."""
    board = lone_follower_lost(Delivery(history=3, linger_s=LINGER_S))
    (linger,) = board.pending(LINGER_S)
    seat = resumed(board)
    linger.run_out()
    reply, update = seat.payloads()
    assert ("e1", 2, True, 2) == (reply["epoch"], reply["seq"], reply["recovered"], update["seq"])
    assert not board.source().stopping


def test_first_moment_after_the_linger() -> None:
    """Who comes back while the source closes waits for the next one, and hears that it was not recovered."""
    board = lone_follower_lost(Delivery(history=3, linger_s=LINGER_S))
    (linger,) = board.pending(LINGER_S)
    linger.run_out()
    seat = resumed(board)
    assert [] == seat.taken()
    board.source().closed()
    board.open()
    (reply,) = seat.payloads()
    assert ("e2", 0, False) == (reply["epoch"], reply["seq"], reply["recovered"])


def test_resume_while_the_source_is_restarted() -> None:
    """The epoch that the client names is over when the source runs again: it is never taken for the new one."""
    board = Board(Delivery(history=3))
    board.session().send("t.subscribe")
    board.open()
    board.publish(1)
    board.source().closed(Refusal("SOURCE_FAILED", "gone", retryable=True))
    seat = resumed(board)
    (restart,) = board.pending(0.5)
    restart.run_out()
    board.open()
    (reply,) = seat.payloads()
    assert ("e2", 0, False) == (reply["epoch"], reply["seq"], reply["recovered"])


@pytest.mark.parametrize("first", [1, 0, 9])
def test_second_resume_of_a_connection_replays_nothing(first: int) -> None:
    """The first request decides where the connection stands; the second only repeats it."""
    board = Board(Delivery(history=3))
    board.session().send("t.subscribe")
    board.open()
    for number in (1, 2):
        board.publish(number)
    seat = resumed(board, seq=first)
    replayed = [payload["seq"] for payload in seat.payloads()[1:]]
    assert [number for number in (1, 2) if number > first] == replayed
    seat.send("t.subscribe", resume={"epoch": "e1", "seq": 0})
    (again,) = seat.payloads()
    assert (2, False) == (again["seq"], again["recovered"])
    board.publish(3)
    assert [3] == [payload["seq"] for payload in seat.payloads()]


def test_two_connections_resume_before_the_source_is_open() -> None:
    """Both are told of the same beginning, and both get what the source published while it opened."""
    board = Board(Delivery(history=3))
    seats = [resumed(board, epoch="e0"), resumed(board, epoch="e7")]
    board.source().begin()
    board.publish("early")
    board.source().opened()
    for seat in seats:
        reply, update = seat.payloads()
        assert ("e1", 0, False) == (reply["epoch"], reply["seq"], reply["recovered"])
        assert (1, "early") == (update["seq"], update["payload"])


@pytest.mark.parametrize(("history", "seq", "recovered", "frames"), [
    (0, 2, True, [(2, True)]),
    (0, 1, False, [(2, True)]),
    (2, 2, True, [(2, True)]),
    (2, 1, True, [(2, False)]),
    (2, 0, True, [(1, False), (2, False)]),
    (1, 0, False, [(2, True)]),
    (2, 3, False, [(2, True)]),
])  # fmt: skip
def test_latest_topic_resumes(history: int, seq: int, recovered: bool, frames: list[tuple[int, bool]]) -> None:
    """A latest topic replays what its history holds, or restates its last update; never both, never nothing."""
    board = Board(Delivery(mode="latest", history=history))
    board.session().send("t.subscribe")
    board.open()
    for number in (1, 2):
        board.publish(number)
    reply, *updates = resumed(board, seq=seq).payloads()
    assert (2, recovered) == (reply["seq"], reply["recovered"])
    assert frames == [(update["seq"], update.get("snapshot", False)) for update in updates]


def test_update_that_the_rate_holds_back_has_no_number_yet() -> None:
    """Who resumes before a held update is sent gets it when its time comes, after the acknowledgement."""
    board = Board(Delivery(mode="latest", history=2, rate_per_s=1.0))
    board.session().send("t.subscribe")
    board.open()
    for number in (1, 2, 3):
        board.publish(number)
    seat = resumed(board, seq=1)
    reply, restated = seat.payloads()
    assert (1, True, 1) == (reply["seq"], reply["recovered"], restated["seq"])
    for rest in board.pending(1.0):
        rest.run_out()
    assert [(2, 3)] == [(payload["seq"], payload["payload"]) for payload in seat.payloads()]


@pytest.mark.parametrize("resume", [
    {"epoch": "e1", "seq": -1},
    {"epoch": "e1", "seq": 2**53},
    {"epoch": "e1", "seq": 2**70},
    {"epoch": "", "seq": 2},
])  # fmt: skip
def test_position_that_never_was(resume: dict[str, object]) -> None:
    """What no server has said is not recovered, and the connection is told where it really stands."""
    board = Board(Delivery(history=300))
    board.session().send("t.subscribe")
    board.open()
    for number in (1, 2):
        board.publish(number)
    seat = board.session()
    seat.send("t.subscribe", resume=resume, id="r")
    (reply,) = seat.taken()
    if reply["type"] == "error":
        assert "BAD_FRAME" == reply["payload"]["code"]
    else:
        assert ("e1", 2, False) == tuple(reply["payload"][name] for name in ("epoch", "seq", "recovered"))
