"""The hours in which anything trades, and the clock that runs on them."""

from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.services.market.fake_time import FakeTime

from trading_services.market.candle import Candle
from trading_services.market.clock import ReplayClock
from trading_services.market.session import Session
from trading_services.market.timeline import Timeline

FLAT = Candle(0, 1, 1, 1, 1, 0)


def session(opens: int, closes: int) -> Session:
    """A session that only has hours."""
    return Session(0, opens, closes, FLAT)


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Timeline, set[int]]:
    """A timeline of some sessions, which may overlap, and every open ms of it."""
    spans = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), min_size=1, max_size=6))
    sessions = [session(opens, opens + length) for opens, length in spans]
    return Timeline(sessions), {ms for opens, length in spans for ms in range(opens, opens + length)}


@settings(suppress_health_check=[HealthCheck.too_slow])  # other tests share the machine
@given(timelines(), st.integers(0, 90))
def test_time_counts_open_hours_only(made: tuple[Timeline, set[int]], time: int) -> None:
    """Trading time is the number of open ms before, and leads back to the same or the next open moment."""
    timeline, open_ms = made
    passed = timeline.trading_time(time)
    assert len([ms for ms in open_ms if ms < time]) == passed
    assert min((ms for ms in open_ms if ms >= time), default=timeline.end) == timeline.at(passed)


@given(timelines())
def test_the_timeline_spans_all_sessions(made: tuple[Timeline, set[int]]) -> None:
    """Start, end and length are those of the open moments."""
    timeline, open_ms = made
    assert (min(open_ms), max(open_ms) + 1, len(open_ms)) == (timeline.start, timeline.end, timeline.length)


def clock_on(real_time: FakeTime, *sessions: Session, speed: str = "1", paused: bool = False) -> ReplayClock:
    """A clock at the begin of some sessions."""
    timeline = Timeline(sessions)
    return ReplayClock(timeline, real_time, start=timeline.start, speed=Decimal(speed), paused=paused)


def test_the_clock_runs_at_its_speed_and_skips_closed_hours() -> None:
    """At 60, a real second is a market minute; the end of a session is the begin of the next."""
    real_time = FakeTime()
    clock = clock_on(real_time, session(0, 120_000), session(1_000_000, 1_120_000), speed="60")
    seen = [clock.now()]
    for _ in range(4):
        real_time.advance(1)
        seen.append(clock.now())
    assert [0, 60_000, 1_000_000, 1_060_000, 1_120_000] == seen
    assert clock.ended


def test_the_clock_stands_at_the_end_of_the_data_until_it_is_moved() -> None:
    """Nothing comes after the last moment; another start sets the clock going again."""
    real_time = FakeTime()
    clock = clock_on(real_time, session(0, 1_000))
    real_time.advance(50)
    assert (1_000, True, None) == (clock.now(), clock.ended, clock.seconds_until(1_000))
    clock.set(start=0)
    real_time.advance(0.5)
    assert (500, False, 0.5) == (clock.now(), clock.ended, clock.seconds_until(1_000))


def test_a_paused_clock_loses_no_time_and_gains_none() -> None:
    """Real time that passes in a pause does not count."""
    real_time = FakeTime()
    clock = clock_on(real_time, session(0, 100_000))
    real_time.advance(2)
    clock.set(paused=True)
    real_time.advance(1_000)
    assert (2_000, None) == (clock.now(), clock.seconds_until(50_000))
    clock.set(paused=False)
    real_time.advance(1)
    assert 3_000 == clock.now()


@given(st.lists(st.tuples(st.integers(0, 5_000), st.sampled_from(["0", "0.5", "1", "60", "3600"])), max_size=8))
def test_changing_the_speed_never_makes_the_clock_jump(changes: list[tuple[int, str]]) -> None:
    """The clock is the sum of what each stretch of real time was worth."""
    real_time = FakeTime()
    clock = clock_on(real_time, session(0, 10**12))
    worth = []
    for wait_ms, speed in changes:
        clock.set(speed=Decimal(speed))
        real_time.advance(wait_ms / 1000)
        worth.append(int(wait_ms * Decimal(speed)))
        assert list(accumulate(worth))[-1] == pytest.approx(clock.now(), abs=len(changes))
