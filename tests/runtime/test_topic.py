"""Topics without a loop: confirmation, order, resume, snapshots, and the life of the source."""

import sys
from functools import partial
from types import FrameType

from tests.runtime.core import Board

from tradegen_runtime.delivery import Delivery
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.epoch import MAX_EARLY
from tradegen_runtime.topics.lingering import Lingering


def test_no_update_before_the_reply() -> None:
    """Updates published while the source opens follow the reply, numbered from the next."""
    board = Board()
    seat = board.session()
    seat.send("t.subscribe", id="1")
    board.source().begin()
    board.publish("early")
    assert [] == seat.taken()
    board.source().opened()
    board.publish("late")
    reply, *updates = seat.payloads()
    assert 0 == reply["seq"]
    assert [(1, "early"), (2, "late")] == [(update["seq"], update["payload"]) for update in updates]


def test_too_many_early_updates_leave_no_hole() -> None:
    """Of a flood before the reply the newest are kept, and the reply starts right before them."""
    board = Board()
    seat = board.session()
    seat.send("t.subscribe")
    board.source().begin()
    for number in range(1, MAX_EARLY + 11):
        board.publish(number)
    board.source().opened()
    reply, *updates = seat.payloads()
    assert 10 == reply["seq"]
    assert list(range(11, MAX_EARLY + 11)) == [update["seq"] for update in updates]


def test_all_who_wait_are_confirmed_by_one_source() -> None:
    """Concurrent first subscribers share one source (F29)."""
    board = Board()
    seats = [board.session() for _ in range(50)]
    for number, seat in enumerate(seats):
        seat.send("t.subscribe", id=str(number))
    board.open()
    assert 1 == len(board.sources.started)
    assert [str(number) for number in range(50)] == [seat.taken()[0]["id"] for seat in seats]


def test_leaving_costs_the_same_however_many_wait() -> None:
    """Thousands who wait for one source may leave together, as when the server stops."""

    def steps_to_leave(count: int) -> float:
        board = Board()
        seats = [board.session() for _ in range(count)]
        for seat in seats:
            seat.send("t.subscribe")
        steps = 0

        def step(frame: FrameType, event: str, argument: object) -> None:
            nonlocal steps
            steps += 1

        sys.setprofile(step)
        for seat in seats:
            seat.session.close()
        sys.setprofile(None)
        return steps / count

    assert steps_to_leave(200) <= steps_to_leave(20)


def test_failure_reaches_all_who_wait() -> None:
    """A source that refuses answers everyone, and leaves no phantom subscription (F30)."""
    board = Board()
    seats = [board.session() for _ in range(3)]
    for seat in seats:
        seat.send("t.subscribe")
    board.source().closed(Refusal("NO", "No"))
    for seat in seats:
        (payload,) = seat.payloads()
        assert ("error", "NO", False, "t:{}") == tuple(
            payload[name] for name in ("status", "code", "retryable", "topic")
        )
        assert frozenset() == seat.session.topics
    assert 0 == len(board.broadcaster)


def test_last_one_leaving_stops_the_source() -> None:
    """The source is asked to end once, when the last subscriber has gone."""
    board = Board()
    first, second = board.session(), board.session()
    first.send("t.subscribe")
    second.send("t.subscribe")
    board.open()
    first.send("t.unsubscribe")
    assert not board.source().stopping
    second.session.close()
    assert board.source().stopping
    board.source().closed()
    assert 0 == len(board.broadcaster)


def test_leaving_while_opening_cancels() -> None:
    """Who leaves before the source is open gets both answers, and the source is stopped."""
    board = Board()
    seat = board.session()
    seat.send("t.subscribe", id="1")
    seat.send("t.unsubscribe", id="2")
    cancelled, left = seat.taken()
    assert ("1", "CANCELLED") == (cancelled["id"], cancelled["payload"]["code"])
    assert ("2", "ok") == (left["id"], left["payload"]["status"])
    assert board.source().stopping


def test_coming_while_closing_waits_for_a_new_source() -> None:
    """Two sources of one topic never run at once: who comes while one closes gets the next, in a new epoch."""
    board = Board()
    seat = board.session()
    seat.send("t.subscribe")
    board.open()
    old_emit = board.emits["t:{}"][0]
    seat.send("t.unsubscribe")
    seat.taken()
    seat.send("t.subscribe", id="again")
    assert 1 == len(board.sources.started)
    board.source().closed()
    assert 2 == len(board.sources.started)
    board.open()
    old_emit(b'"from the dead"')
    (reply,) = seat.taken()
    assert ("again", "e2", 0) == (reply["id"], reply["payload"]["epoch"], reply["payload"]["seq"])


def test_second_subscribe_is_idempotent() -> None:
    """Subscribing thrice counts once: one unsubscribe ends it (F26)."""
    board = Board()
    seat = board.session()
    for number in range(3):
        seat.send("t.subscribe", id=str(number))
    board.open()
    board.publish(1)
    assert ["0", "1", "2"] == [frame["id"] for frame in seat.taken()[:3]]
    seat.send("t.unsubscribe")
    assert board.source().stopping


def test_resume_within_the_history() -> None:
    """Resume recovers exactly when epoch and history cover the hole."""
    board = Board(Delivery(history=3))
    stayer = board.session()
    stayer.send("t.subscribe")
    board.open()
    for number in range(1, 6):
        board.publish(number)
    cases = {
        ("e1", 5): (True, []),
        ("e1", 4): (True, [5]),
        ("e1", 2): (True, [3, 4, 5]),
        ("e1", 1): (False, []),
        ("e1", 6): (False, []),
        ("e0", 4): (False, []),
    }
    for (epoch, seq), (recovered, replayed) in cases.items():
        seat = board.session()
        seat.send("t.subscribe", resume={"epoch": epoch, "seq": seq})
        reply, *updates = seat.payloads()
        assert (recovered, 5, replayed) == (
            reply["recovered"],
            reply["seq"],
            [update["seq"] for update in updates],
        )


def test_lone_follower_may_come_back() -> None:
    """The only follower of a topic leaves, or loses its connection, comes back and has missed nothing."""
    for leaves in (True, False):
        board = Board(Delivery(history=3, linger_s=7))
        lost = board.session()
        lost.send("t.subscribe")
        board.open()
        if leaves:
            lost.send("t.unsubscribe")
        lost.session.close()
        board.publish("missed")
        assert not board.source().stopping
        back = board.session()
        back.send("t.subscribe", resume={"epoch": "e1", "seq": 0})
        reply, update = back.payloads()
        assert (True, "missed") == (reply["recovered"], update["payload"])
        assert [False] == [timer.pending for timer in board.timers if timer.delay_s == 7.0]


def test_nothing_missed_is_recovered_without_history() -> None:
    """A topic without history lingers as well: who has missed nothing goes on."""
    board = Board(Delivery(linger_s=7))
    board.session().send("t.subscribe")
    board.open()
    board.publish(1)
    late = board.session()
    late.send("t.subscribe", resume={"epoch": "e1", "seq": 1})
    assert late.payloads()[0]["recovered"]


def test_linger_runs_out() -> None:
    """Who does not come back in time has left: the source is stopped, once."""
    board = Board(Delivery(linger_s=7))
    lost = board.session()
    lost.send("t.subscribe")
    board.open()
    lost.session.close()
    board.pending(7.0)[0].run_out()
    assert board.source().stopping
    board.source().closed()
    assert 0 == len(board.broadcaster)


def test_no_time_to_linger() -> None:
    """With ``linger: 0``, or before the source is open, there is nothing to wait for."""
    for delivery, opens in ((Delivery(linger_s=0), True), (Delivery(linger_s=7), False)):
        board = Board(delivery)
        seat = board.session()
        seat.send("t.subscribe")
        if opens:
            board.open()
        seat.session.close()
        assert board.source().stopping
        assert [] == board.pending()


def test_too_many_that_linger() -> None:
    """Whoever walks through many topics keeps no more than so many of them alive; the eldest end first."""
    ended: list[str] = []
    ends = {name: partial(ended.append, name) for name in "abcd"}
    timers = Board()
    lingering = Lingering(timers.later, max_linger_s=5, max_topics=2)
    for name in "abc":
        assert lingering.wait(30, ends[name])
    assert (["a"], 2) == (ended, len(lingering))
    assert 2 == len(timers.pending(5))
    lingering.stop(ends["b"])
    lingering.wait(3, ends["d"])
    assert (["a"], 2) == (ended, len(lingering))
    for timer in timers.pending():
        timer.run_out()
    assert (["a", "c", "d"], 0) == (ended, len(lingering))


def test_latest_restates_but_every_does_not() -> None:
    """Only a topic of latest delivery restates its last update to a new subscriber."""
    for delivery, restated in ((Delivery(mode="latest"), 1), (Delivery(mode="every"), 0)):
        board = Board(delivery)
        board.session().send("t.subscribe")
        board.open()
        board.publish("a")
        board.publish("b")
        late = board.session()
        late.send("t.subscribe")
        reply, *updates = late.payloads()
        assert 2 == reply["seq"]
        assert [(True, 2)] * restated == [(update["snapshot"], update["seq"]) for update in updates]


def test_slow_reader_that_comes_back_gets_the_value_behind_its_confirmation() -> None:
    """What waits for the subscription before is not replaced: the value of the new one stands behind its reply."""
    board = Board(Delivery(mode="latest"))
    seat = board.session()
    seat.send("t.subscribe")
    board.open()
    seat.taken()
    seat.outbox.blocked = True
    board.publish("old")
    seat.send("t.unsubscribe")
    seat.send("t.subscribe")
    board.publish("new")
    waiting = [(frame["type"], frame["payload"].get("payload")) for frame in seat.taken()]
    assert [
        ("t.update", "old"),
        ("t.unsubscribe.response", None),
        ("t.subscribe.response", None),
        ("t.update", "new"),
    ] == waiting


def test_update_is_encoded_once_for_all() -> None:
    """Every subscriber's outbox holds the same object (F08)."""
    board = Board()
    seats = [board.session() for _ in range(20)]
    for seat in seats:
        seat.send("t.subscribe")
    board.open()
    for seat in seats:
        seat.taken()
    board.publish({"big": "x" * 1000})
    (frame,) = {seat.outbox.take(1 << 20)[0] for seat in seats}
    assert frame.wire is frame.wire


def test_publish_touches_only_the_topic() -> None:
    """A publish costs its own subscribers, however many connections there are (F07)."""
    board = Board()
    crowd = [board.session() for _ in range(200)]
    for seat in crowd:
        seat.send("t.subscribe", {"other": True})
    follower = board.session()
    follower.send("t.subscribe")
    board.open()
    woken = [seat.sender.woken for seat in crowd]
    board.publish(1)
    assert woken == [seat.sender.woken for seat in crowd]
    assert 2 == len(follower.taken())


def test_stopped_broadcaster_starts_nothing() -> None:
    """After the end of the application subscribers are refused, and nothing reopens."""
    board = Board()
    seat = board.session()
    seat.send("t.subscribe")
    board.open()
    seat.taken()
    board.broadcaster.stop(Refusal("GOING_AWAY", "stop", retryable=True))
    board.source().closed()
    seat.send("t.subscribe")
    assert ["GOING_AWAY", "GOING_AWAY"] == [payload["code"] for payload in seat.payloads()]
    assert 1 == len(board.sources.started)
