"""Topics with a rate: so many updates a second, the last one always."""

from tests.runtime.core import Board, Seat

from tradegen_runtime.delivery import Delivery
from tradegen_runtime.refusal import Refusal


def paced() -> tuple[Board, Seat]:
    """Return a board with an open topic of ten updates a second, and its follower."""
    board = Board(Delivery(mode="latest", rate_per_s=10, linger_s=0))
    seat = board.session()
    seat.send("t.subscribe")
    board.open()
    seat.taken()
    return board, seat


def updates(seat: Seat) -> list[tuple[int, object]]:
    """Take the updates: number and payload."""
    return [
        (frame["payload"]["seq"], frame["payload"]["payload"]) for frame in seat.taken() if frame["type"] == "t.update"
    ]


def rest(board: Board) -> None:
    """Let the time between two updates pass."""
    (timer,) = board.pending(0.1)
    timer.run_out()


def test_updates_between_are_replaced() -> None:
    """The first goes out at once, the newest when the time has come; numbers have no hole."""
    board, seat = paced()
    for text in "abcd":
        board.publish(text)
    assert [(1, "a")] == updates(seat)
    rest(board)
    assert [(2, "d")] == updates(seat)
    assert (4, 2) == (board.binding.tally.published, board.binding.tally.conflated)


def test_quiet_topics_have_no_timer() -> None:
    """After a pause the next update is sent at once."""
    board, seat = paced()
    board.publish("a")
    rest(board)
    assert [] == board.pending()
    board.publish("b")
    assert [(1, "a"), (2, "b")] == updates(seat)


def test_rate_holds_over_time() -> None:
    """An update held back takes a turn of its own: the one after it waits again."""
    board, seat = paced()
    board.publish("a")
    board.publish("b")
    rest(board)
    board.publish("c")
    assert [(1, "a"), (2, "b")] == updates(seat)
    rest(board)
    assert [(3, "c")] == updates(seat)


def test_last_update_goes_before_the_end() -> None:
    """What is held back when the source fails, or ends for good, is still sent."""
    for failure in (Refusal("SOURCE_FAILED", "It broke", retryable=True), Refusal("NO", "No")):
        board, seat = paced()
        board.publish("a")
        board.publish("last")
        board.source().closed(failure)
        frames = seat.taken()
        assert ["a", "last"] == [frame["payload"]["payload"] for frame in frames[:2]]
        assert [] == board.pending(0.1)


def test_new_epoch_holds_nothing_of_the_old_one() -> None:
    """What was held back when everybody left is not sent to those who come while the source closes."""
    board, seat = paced()
    board.publish("a")
    board.publish("old")
    seat.send("t.unsubscribe")
    seat.send("t.subscribe")
    board.source().closed()
    board.open()
    board.publish("new")
    assert [(1, "a"), (1, "new")] == updates(seat)
