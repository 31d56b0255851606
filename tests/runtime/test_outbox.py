"""The outbox: order, bounds, and what conflates."""

import pytest
from tests.runtime.core import QuietSender, StillClock

from tradegen_runtime.outbox import Outbox, OutboxLimits
from tradegen_runtime.wire import SharedFrame


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
        outbox.append(frame(text), "topic")
    assert ["a", "b", "c"] == texts(outbox)
    assert 0 == outbox.size_bytes


def test_take_is_bounded_but_moves(outbox: Outbox) -> None:
    """A chunk is about as large as asked, and holds at least one frame."""
    for text in ("aaaaaa", "bbbbbb", "cccccc"):
        outbox.append(frame(text))
    assert ["aaaaaa"] == [taken.text for taken in outbox.take(1)]
    assert ["bbbbbb", "cccccc"] == [taken.text for taken in outbox.take(7)]


def test_latest_conflates_only_behind_a_blocked_transport(outbox: Outbox) -> None:
    """An open transport gets every update; a blocked one the newest of each topic, in place."""
    outbox.append(frame("a1"), "a")
    outbox.append(frame("a2"), "a")
    outbox.blocked = True
    outbox.append(frame("b1"), "b")
    outbox.append(frame("a3"), "a")
    outbox.append(frame("every"))
    outbox.append(frame("b2"), "b")
    assert ["a1", "a3", "b2", "every"] == texts(outbox)
    assert 2 == outbox.conflated


def test_taken_updates_are_not_replaced(outbox: Outbox) -> None:
    """What has left the outbox stays sent: the next update of its topic waits anew."""
    outbox.blocked = True
    outbox.append(frame("a1"), "a")
    outbox.take(1)
    outbox.append(frame("a2"), "a")
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
        outbox.append(frame(f"a{number}"), "a")
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
    outbox = Outbox(limits=OutboxLimits(max_bytes=10), clock=clock, sender=sender)
    outbox.append(frame("x" * 11))
    assert (1, True) == (sender.relieved, outbox.overflowed)


def test_age_overflows(outbox: Outbox, clock: StillClock) -> None:
    """A frame that waits longer than allowed overflows; a replaced one counts from its replacement."""
    outbox.blocked = True
    outbox.append(frame("a1"), "a")
    clock.now += 9
    outbox.append(frame("a2"), "a")
    clock.now += 9
    outbox.check_age()
    assert not outbox.overflowed
    clock.now += 2
    outbox.check_age()
    assert outbox.overflowed


def test_size_follows_every_change(outbox: Outbox) -> None:
    """The byte count is that of the frames that wait, replaced ones included."""
    outbox.blocked = True
    outbox.append(frame("xx"), "a")
    outbox.append(frame("yyyy"), "a")
    outbox.append(frame("zzz"))
    assert 7 == outbox.size_bytes
    outbox.take(1)
    assert 3 == outbox.size_bytes
