"""Sources that fail while they are followed: who is told what, and when they run again (X10)."""

import pytest
from tests.runtime.core import PATIENCE_S, SETTLE_S, Board, Seat

from tradegen_runtime.delivery import Delivery
from tradegen_runtime.refusal import Refusal, going_away
from tradegen_runtime.topics.restarts import BASE_S, CAP_S, STEADY_S, Restarts

FAILURE = Refusal("SOURCE_FAILED", "It broke", retryable=True)


def followed(board: Board, count: int = 1) -> list[Seat]:
    """Return connections that follow the open topic."""
    seats = [board.session() for _ in range(count)]
    for seat in seats:
        seat.send("t.subscribe")
    board.open()
    for seat in seats:
        seat.taken()
    return seats


def fail(board: Board) -> None:
    """Let the running source fail."""
    board.source().closed(FAILURE)


def restart(board: Board) -> None:
    """Let the delay before the restart run out."""
    (timer,) = (timer for timer in board.pending() if timer.delay_s <= CAP_S and timer.delay_s != PATIENCE_S)
    timer.run_out()


def told(seat: Seat) -> list[tuple[str, object]]:
    """Take what was sent: types, and what tells them apart."""
    return [
        (frame["type"], frame["payload"].get("epoch") or frame["payload"].get("code") or frame["payload"].get("seq"))
        for frame in seat.taken()
    ]


def test_crash_and_restart_are_told() -> None:
    """All followers hear "stale" once, then "fresh" with the new epoch, then what it has published."""
    board = Board()
    seats = followed(board, 2)
    board.publish("a")
    fail(board)
    assert [] == board.sources.running("t:{}")
    restart(board)
    board.source().begin()
    board.publish("b")
    board.source().opened()
    board.publish("c")
    for seat in seats:
        update, stale, fresh, second, third = seat.taken()
        assert 1 == update["payload"]["seq"]
        assert {
            "type": "t.stale",
            "payload": {"topic": "t:{}", "code": "SOURCE_FAILED", "message": "It broke", "retryAfterMs": 500},
        } == stale
        assert {"type": "t.fresh", "payload": {"topic": "t:{}", "epoch": "e2", "seq": 0}} == fresh
        assert [(1, "b"), (2, "c")] == [
            (each["payload"]["seq"], each["payload"]["payload"]) for each in (second, third)
        ]
    assert (1, 2) == (board.binding.tally.restarts, board.binding.tally.gaps)


def test_restarts_that_fail_are_not_told_again() -> None:
    """Delays grow while restarts fail; subscribers hear of the first failure only."""
    board = Board()
    (seat,) = followed(board)
    fail(board)
    delays = []
    for _ in range(8):
        (timer,) = board.pending()
        delays.append(timer.delay_s)
        timer.run_out()
        fail(board)
    assert [0.5, 1, 2, 4, 8, 16, 30, 30] == delays
    assert [("t.stale", "SOURCE_FAILED")] == told(seat)


def test_latest_is_restated_after_a_restart() -> None:
    """What a ``latest`` source publishes while it opens again is told to those who follow it already."""
    board = Board(Delivery(mode="latest", linger_s=0))
    (seat,) = followed(board)
    fail(board)
    restart(board)
    board.source().begin()
    board.publish("now")
    board.source().opened()
    _, fresh, update = seat.payloads()
    assert (1, 1, True, "now") == (fresh["seq"], update["seq"], update["snapshot"], update["payload"])


def test_latest_value_of_a_new_life_waits_behind_its_beginning() -> None:
    """A slow reader that has not got the old value yet gets the new one after "fresh", or it would drop it as seen."""
    board = Board(Delivery(mode="latest", linger_s=0))
    (seat,) = followed(board)
    seat.outbox.blocked = True
    board.publish("old")
    fail(board)
    restart(board)
    board.source().begin()
    board.publish("new")
    board.source().opened()
    board.publish("newer")
    waiting = [(frame["type"], frame["payload"].get("payload")) for frame in seat.taken()]
    assert [("t.update", "old"), ("t.stale", None), ("t.fresh", None), ("t.update", "newer")] == waiting


@pytest.mark.parametrize("reason", [Refusal("DELISTED", "No more"), going_away()])
@pytest.mark.parametrize("during", ["open", "restart"])
def test_end_for_good_is_told(reason: Refusal, during: str) -> None:
    """A source that refuses for good, or whose server stops, ends the topic, whenever that is."""
    board = Board()
    (seat,) = followed(board)
    if during == "restart":
        fail(board)
        restart(board)
        seat.taken()
    board.source().closed(reason)
    assert [("t.subscribe.response", reason.code)] == told(seat)
    assert (frozenset(), 0) == (seat.session.topics, len(board.broadcaster))
    assert [] == board.pending()


def test_failure_before_it_has_ever_worked_is_the_answer() -> None:
    """A source that does not open is not tried again by itself: who asked is refused and may ask again."""
    board = Board()
    seat = board.session()
    seat.send("t.subscribe")
    fail(board)
    assert [("t.subscribe.response", "SOURCE_FAILED")] == told(seat)
    assert ([], 0) == (board.pending(), len(board.broadcaster))


def test_nobody_follows_nothing_restarts() -> None:
    """A source that fails while its topic lingers is not needed any more."""
    board = Board(Delivery(linger_s=7))
    (seat,) = followed(board)
    seat.session.close()
    fail(board)
    assert ([], 0) == (board.pending(), len(board.broadcaster))


def test_last_follower_leaves_before_the_restart() -> None:
    """Nothing is started for nobody: not after the delay, and not if the restart was under way."""
    for is_under_way in (False, True):
        board = Board(Delivery(linger_s=7))
        (seat,) = followed(board)
        fail(board)
        if is_under_way:
            restart(board)
        seat.send("t.unsubscribe")
        if is_under_way:
            assert board.source().stopping
            board.source().closed()
        assert ([], 0) == (board.pending(), len(board.broadcaster))


def test_new_subscriber_waits_for_the_restart() -> None:
    """Who comes while the source is down is confirmed when it runs, in the new epoch."""
    board = Board()
    (seat,) = followed(board)
    fail(board)
    late = board.session()
    late.send("t.subscribe", id="1")
    assert 2 == board.binding.tally.subscriptions
    restart(board)
    board.open()
    assert [("t.subscribe.response", "e2")] == told(late)
    assert [("t.stale", "SOURCE_FAILED"), ("t.fresh", "e2")] == told(seat)
    assert [STEADY_S] == [timer.delay_s for timer in board.pending()]


def test_patience_of_new_subscribers_ends() -> None:
    """Who has waited as long as a source may take to open is refused, retryable; the others wait on."""
    board = Board()
    (seat,) = followed(board)
    fail(board)
    late = board.session()
    late.send("t.subscribe", id="1")
    seat.send("t.subscribe", id="2")
    seat.taken()
    for timer in board.pending(PATIENCE_S):
        timer.run_out()
    (refused,) = late.taken()
    assert ("1", "SOURCE_FAILED", True) == (
        refused["id"],
        refused["payload"]["code"],
        refused["payload"]["retryable"],
    )
    assert frozenset() == late.session.topics
    assert ["2"] == [frame["id"] for frame in seat.taken()]
    assert frozenset({"t:{}"}) == seat.session.topics
    restart(board)
    board.open()
    assert [("t.fresh", "e2")] == told(seat)


def test_patience_of_the_only_one_left_ends_the_topic() -> None:
    """When the followers have gone and the newcomer has lost patience, nothing is left."""
    board = Board()
    (seat,) = followed(board)
    fail(board)
    late = board.session()
    late.send("t.subscribe")
    seat.session.close()
    board.pending(PATIENCE_S)[0].run_out()
    assert ([], 0) == (board.pending(), len(board.broadcaster))


def test_source_that_ignores_its_time_keeps_nobody_waiting() -> None:
    """Who waits for one that neither opens nor ends is refused; a later one waits until it ends, and gets a new one."""
    board = Board()
    early = board.session()
    early.send("t.subscribe", id="1")
    hung = board.source()
    board.pending(SETTLE_S)[0].run_out()
    assert [("t.subscribe.response", "SOURCE_TIMEOUT")] == told(early)
    assert (True, frozenset()) == (hung.stopping, early.session.topics)
    second, third = board.session(), board.session()
    second.send("t.subscribe", id="2")
    board.pending(SETTLE_S)[0].run_out()
    assert [("t.subscribe.response", "SOURCE_TIMEOUT")] == told(second)
    third.send("t.subscribe", id="3")
    assert [hung] == board.sources.running("t:{}")
    hung.closed()
    board.open()
    assert [("t.subscribe.response", "e2")] == told(third)
    assert [] == board.pending()


def test_other_topics_notice_nothing() -> None:
    """A failure is told to the followers of its topic only."""
    board = Board()
    other = board.session()
    other.send("t.subscribe", {"n": 1})
    board.open('t:{"n":1}')
    followed(board)
    other.taken()
    fail(board)
    board.publish(1, 't:{"n":1}')
    assert [("t.update", 1)] == told(other)


def test_end_of_the_application_while_a_source_rests() -> None:
    """A topic whose source is down ends at once, and is not started again."""
    board = Board()
    (seat,) = followed(board)
    fail(board)
    board.broadcaster.stop(going_away())
    assert [("t.stale", "SOURCE_FAILED"), ("t.subscribe.response", "GOING_AWAY")] == told(seat)
    assert ([], 0) == (board.pending(), len(board.broadcaster))


def test_delays_are_random_and_begin_anew_after_a_steady_run() -> None:
    """Full jitter: any share of the growing delay; a source that ran for a minute begins with the first again."""
    board = Board()
    shares = iter((0.0, 0.25, 1.0, 1.0))
    restarts = Restarts(board.later, lambda: next(shares))
    assert [0.0, 0.25] == [restarts.begin(lambda: None) for _ in range(2)]
    restarts.opened()
    assert BASE_S * 4 == restarts.begin(lambda: None)
    restarts.opened()
    board.pending(STEADY_S)[0].run_out()
    assert BASE_S == restarts.begin(lambda: None)
