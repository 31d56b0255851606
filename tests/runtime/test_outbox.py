"""The outbox: order, bounds, and what conflates."""

import pytest
from tests.runtime.core import QuietSender, StillClock

from tradegen_runtime.links.outbox import Outbox, OutboxLimits, Skippable
from tradegen_runtime.tally import TopicTally
from tradegen_runtime.wire import SharedFrame

A, B = Skippable(conflates=True, tally=TopicTally()), Skippable(conflates=True, tally=TopicTally())


def frame(text: str) -> SharedFrame:
    """Return a frame of some bytes."""
    return SharedFrame(text.encode())


def texts(outbox: Outbox) -> list[str]:
    """Take everything."""
    return [taken.text for taken in outbox.take(1 << 30)]


@pytest.fixture
def clock() -> StillClock:
    """Time that stands."""
    return StillClock()


@pytest.fixture
def outbox(clock: StillClock) -> Outbox:
    """An outbox of 100 bytes, 4 messages, 10 seconds."""
    limits = OutboxLimits(max_bytes=100, max_messages=4, max_age_s=10.0)
    return Outbox(limits=limits, clock=clock, sender=QuietSender())


def test_order_is_kept(outbox: Outbox) -> None:
    """Frames leave in the order in which they came."""
    for text in "abc":
        outbox.append(frame(text), A)
    assert ["a", "b", "c"] == texts(outbox)
    assert 0 == outbox.size_bytes


def test_take_is_bounded_but_moves(outbox: Outbox) -> None:
    """A chunk is about as large as asked, and holds at least one frame."""
    for text in ("aaaaaa", "bbbbbb", "cccccc"):
        outbox.append(frame(text))
    assert ["aaaaaa"] == [taken.text for taken in outbox.take(1)]
    assert ["bbbbbb", "cccccc"] == [taken.text for taken in outbox.take(7)]


def test_latest_conflates_only_behind_a_blocked_transport(outbox: Outbox) -> None:
    """An open transport gets every update; a blocked one the newest of each topic, what waited before included."""
    one, other = (Skippable(conflates=True, tally=TopicTally()) for _ in range(2))
    outbox.append(frame("a1"), one)
    outbox.append(frame("a2"), one)
    outbox.blocked = True
    outbox.append(frame("b1"), other)
    outbox.append(frame("a3"), one)
    outbox.append(frame("every"))
    outbox.append(frame("b2"), other)
    assert ["a3", "b2", "every"] == texts(outbox)
    assert (2, 1) == (one.tally.conflated, other.tally.conflated)


def test_sealed_updates_are_not_replaced(outbox: Outbox) -> None:
    """What waits before a frame that changes the meaning of updates stays; newer ones replace each other behind it."""
    topic = Skippable(conflates=True, tally=TopicTally())
    outbox.blocked = True
    outbox.append(frame("a1"), topic)
    outbox.seal(topic)
    outbox.append(frame("fresh"))
    outbox.append(frame("a2"), topic)
    outbox.append(frame("a3"), topic)
    assert ["a1", "fresh", "a3"] == texts(outbox)


def test_taken_updates_are_not_replaced(outbox: Outbox) -> None:
    """What has left the outbox stays sent: the next update of its topic waits anew."""
    outbox.blocked = True
    outbox.append(frame("a1"), A)
    outbox.take(1)
    outbox.append(frame("a2"), A)
    assert ["a2"] == texts(outbox)


def test_too_many_messages_overflow(outbox: Outbox) -> None:
    """Updates that may not be dropped overflow a blocked outbox; it holds nothing afterwards."""
    outbox.blocked = True
    for number in range(5):
        outbox.append(frame(str(number)))
    assert (True, 0, 0) == (outbox.overflowed, len(outbox), outbox.size_bytes)
    outbox.append(frame("more"))
    assert [] == texts(outbox)


def test_limit_conflates_before_it_overflows(outbox: Outbox) -> None:
    """At the limit older updates of latest topics go first."""
    for number in range(4):
        outbox.append(frame(f"a{number}"), A)
    outbox.blocked = True
    outbox.append(frame("every"))
    assert not outbox.overflowed
    assert ["a3", "every"] == texts(outbox)


def test_burst_on_an_open_transport_is_no_slow_reader(outbox: Outbox) -> None:
    """Any number of small messages may come within one turn of the loop (F24)."""
    for _ in range(50):
        outbox.append(frame("x"))
    assert not outbox.overflowed
    assert 50 == len(outbox)


def test_bytes_are_bounded_even_on_an_open_transport(clock: StillClock) -> None:
    """Beyond the bytes the sender is asked to take some first; if it cannot, the outbox overflows."""
    sender = QuietSender()
    outbox = Outbox(limits=OutboxLimits(max_bytes=10, max_burst_bytes=10), clock=clock, sender=sender)
    outbox.append(frame("x" * 11))
    assert (1, True) == (sender.relieved, outbox.overflowed)


def test_burst_waits_for_the_senders_turn(clock: StillClock) -> None:
    """A sender that can take nothing at once has until its transport is seen to be blocked, and a bound of its own."""
    sender = QuietSender()
    outbox = Outbox(limits=OutboxLimits(max_bytes=10, max_burst_bytes=20), clock=clock, sender=sender)
    outbox.append(frame("x" * 20))
    assert (1, False) == (sender.relieved, outbox.overflowed)
    outbox.check_limits()
    assert not outbox.overflowed
    outbox.blocked = True
    outbox.check_limits()
    assert (True, 0) == (outbox.overflowed, outbox.size_bytes)


def test_age_overflows(outbox: Outbox, clock: StillClock) -> None:
    """A frame that waits longer than allowed overflows; a replaced one counts from its replacement."""
    outbox.blocked = True
    outbox.append(frame("a1"), A)
    clock.now += 9
    outbox.append(frame("a2"), A)
    clock.now += 9
    outbox.check_limits()
    assert not outbox.overflowed
    clock.now += 2
    outbox.check_limits()
    assert outbox.overflowed


def test_size_follows_every_change(outbox: Outbox) -> None:
    """The byte count is that of the frames that wait, replaced ones included."""
    outbox.blocked = True
    outbox.append(frame("xx"), A)
    outbox.append(frame("yyyy"), A)
    outbox.append(frame("zzz"))
    assert 7 == outbox.size_bytes
    outbox.take(1)
    assert 3 == outbox.size_bytes


def drop_oldest() -> Skippable:
    """A topic of which a slow reader loses the oldest updates."""
    return Skippable(conflates=False, tally=TopicTally())


def test_oldest_are_dropped_at_the_limit(outbox: Outbox) -> None:
    """Behind a blocked transport the oldest droppable updates leave; what may not be dropped stays, in order."""
    topic = drop_oldest()
    outbox.blocked = True
    outbox.append(frame("every"))
    for number in range(6):
        outbox.append(frame(f"d{number}"), topic)
    assert not outbox.overflowed
    assert ["every", "d4", "d5"] == texts(outbox)
    assert (4, 1) == (topic.tally.dropped, topic.tally.gaps)


def test_newest_of_a_topic_is_never_dropped(outbox: Outbox) -> None:
    """The last update shows the hole before it, so it stays; where that is too much, the reader is too slow."""
    topics = [drop_oldest() for _ in range(5)]
    outbox.blocked = True
    for topic in topics[:4]:
        outbox.append(frame("x"), topic)
    assert 4 == len(outbox)
    outbox.append(frame("y"), topics[0])
    assert (["x", "x", "x", "y"], 1) == (texts(outbox), topics[0].tally.dropped)
    for topic in topics:
        outbox.append(frame("x"), topic)
    assert outbox.overflowed


def test_dropping_by_bytes(clock: StillClock) -> None:
    """Bytes count as messages do, and the count stays right."""
    topic = drop_oldest()
    outbox = Outbox(limits=OutboxLimits(max_bytes=80), clock=clock, sender=QuietSender())
    outbox.blocked = True
    for number in range(12):
        outbox.append(frame(f"{number:010}"), topic)
    assert (80, 4) == (outbox.size_bytes, topic.tally.dropped)
    assert [f"{number:010}" for number in range(4, 12)] == texts(outbox)
    assert 0 == outbox.size_bytes


def test_hole_that_grows_is_one_gap(outbox: Outbox) -> None:
    """A reader sees one hole, however often it grew; after an update was sent, the next hole is another."""
    topic = drop_oldest()
    outbox.blocked = True
    for number in range(20):
        outbox.append(frame(f"d{number}"), topic)
    assert 1 == topic.tally.gaps
    outbox.take(1)
    for number in range(20, 30):
        outbox.append(frame(f"d{number}"), topic)
    assert 2 == topic.tally.gaps


def test_old_updates_are_dropped_before_the_connection_is(outbox: Outbox, clock: StillClock) -> None:
    """What has waited too long leaves where it may; if nothing newer of the topic came, the reader is too slow."""
    topic = drop_oldest()
    outbox.blocked = True
    outbox.append(frame("old"), topic)
    clock.now += 9
    outbox.append(frame("new"), topic)
    clock.now += 9
    outbox.check_limits()
    assert (False, 1) == (outbox.overflowed, topic.tally.dropped)
    clock.now += 2
    outbox.check_limits()
    assert outbox.overflowed
