"""Past bars of every resolution."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.market.moments import DAY, HOUR, MINUTE, TUESDAY_OPEN, utc

from tradegen_runtime.refusal import Refusal
from trading_services.market.candle import Candle, merge_candles
from trading_services.market.history import MAX_BARS, History, Range, Span
from trading_services.market.instrument import Instrument
from trading_services.market.resolution import Resolution
from trading_services.market.session import MINUTE_MS, Session
from trading_services.market.tape import Tape
from trading_services.market.tick import TICK_MS

FOREVER = 9_999_999_999_999


@pytest.fixture
def history(tape: Tape) -> History:
    """History of the embedded stocks."""
    return History(tape)


async def test_day_bars_are_the_recorded_ones(tape: Tape, history: History, apple: Instrument) -> None:
    """All 3,270 days come back, each at 00:00 UTC of its date."""
    spans = await history.bars(apple, Resolution.DAY, Range(0, FOREVER), now=FOREVER)
    assert [session.candle for session in tape.sessions(apple)] == [span.candle for span in spans]


@pytest.mark.parametrize(
    ("resolution", "key"),
    [
        (Resolution.WEEK, lambda day: day - timedelta(days=day.weekday())),
        (Resolution.MONTH, lambda day: day.replace(day=1)),
    ],
)
async def test_weeks_and_months_put_days_together(
    tape: Tape, history: History, apple: Instrument, resolution: Resolution, key: Callable[[datetime], datetime]
) -> None:
    """A week begins on Monday, a month on its first day, and both hold their days exactly."""

    def period(session: Session) -> datetime:
        return key(datetime.fromtimestamp(session.day / 1000, UTC))

    expected = [
        merge_candles(int(begin.timestamp()) * 1000, [session.candle for session in sessions])
        for begin, sessions in groupby(tape.sessions(apple), period)
    ]
    spans = await history.bars(apple, resolution, Range(0, FOREVER), now=FOREVER)
    assert expected == [span.candle for span in spans]


@pytest.mark.parametrize("resolution", [each for each in Resolution if each.minutes])
async def test_minutes_put_a_day_together(
    tape: Tape, history: History, apple: Instrument, resolution: Resolution
) -> None:
    """Bars of any number of minutes count from the open and add up to the day's recorded bar."""
    session = tape.sessions(apple)[-1]
    spans = await history.bars(apple, resolution, Range(session.opens, session.closes), now=FOREVER)
    step = (resolution.minutes or 0) * MINUTE_MS
    assert list(range(session.opens, session.closes, step)) == [span.candle.time for span in spans]
    assert session.candle == merge_candles(session.day, [span.candle for span in spans])


async def test_the_last_hour_of_a_day_is_half_an_hour(tape: Tape, history: History, apple: Instrument) -> None:
    """The bar that begins at 15:30 has its last tick with the session's."""
    session = tape.sessions(apple)[-1]
    (last,) = await history.bars(apple, Resolution.HOUR, Range(0, session.closes, 1), now=FOREVER)
    assert (session.closes - 30 * MINUTE, session.closes - TICK_MS) == (last.candle.time, last.settled_at)


@settings(max_examples=40)
@given(now=st.integers(TUESDAY_OPEN - 3 * DAY, TUESDAY_OPEN + 3 * DAY), resolution=st.sampled_from(list(Resolution)))
async def test_nothing_later_than_now_is_shown(tape: Tape, apple: Instrument, now: int, resolution: Resolution) -> None:
    """What is answered at ``now`` can be told from ticks until then, and the bar in progress is not final."""
    history = History(tape)
    (last,) = await history.bars(apple, resolution, Range(0, FOREVER, 1), now=now)
    sessions = tape.sessions(apple)[: tape.session_index(apple, now) + 1]
    known = [
        candle
        for session in sessions[-30:]
        for candle in history.known_minutes(apple, session, now=now)
        if history.bounds(apple, resolution, session, candle.time)[0] == last.candle.time
    ]
    assert all(candle.time <= now for candle in known)
    assert merge_candles(last.candle.time, known) == last.candle
    assert last.candle.time <= now


async def test_a_range_takes_its_begin_and_leaves_its_end(history: History, apple: Instrument) -> None:
    """Bars are chosen by when they begin: ``from`` included, ``to`` not."""
    wanted = Range(TUESDAY_OPEN + MINUTE, TUESDAY_OPEN + 3 * MINUTE)
    spans = await history.bars(apple, Resolution.MINUTE, wanted, now=FOREVER)
    assert [TUESDAY_OPEN + MINUTE, TUESDAY_OPEN + 2 * MINUTE] == [span.candle.time for span in spans]


async def test_a_bar_that_begins_in_the_range_is_whole(history: History, apple: Instrument) -> None:
    """A day asked for by an end within it is the whole day."""
    day = utc("2012-09-04T00:00")
    (asked,) = await history.bars(apple, Resolution.DAY, Range(day, day + 14 * HOUR), now=FOREVER)
    (whole,) = await history.bars(apple, Resolution.DAY, Range(day, day + DAY), now=FOREVER)
    assert whole == asked


async def test_a_count_wins_over_the_begin(history: History, apple: Instrument) -> None:
    """So many bars before the end, across closed hours, whatever the begin says."""
    spans = await history.bars(apple, Resolution.HOUR, Range(FOREVER, TUESDAY_OPEN, 8), now=FOREVER)
    friday = utc("2012-08-31T13:30")
    assert [utc("2012-08-30T19:30"), *(friday + hour * HOUR for hour in range(7))] == _begins(spans)


async def test_a_count_beyond_the_data_answers_what_there_is(history: History, apple: Instrument) -> None:
    """Asking for more than is recorded is no error."""
    spans = await history.bars(apple, Resolution.MONTH, Range(0, utc("2000-05-01T00:00"), 500), now=FOREVER)
    assert [utc("2000-03-01T00:00"), utc("2000-04-01T00:00")] == _begins(spans)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Range(5, 5), "BAD_RANGE"),
        (Range(6, 5), "BAD_RANGE"),
        (Range(0, 5, 0), "BAD_RANGE"),
        (Range(0, FOREVER, MAX_BARS + 1), "TOO_MANY_BARS"),
        (Range(0, FOREVER), "TOO_MANY_BARS"),
    ],
)
async def test_a_range_that_makes_no_sense_is_refused(
    history: History, apple: Instrument, wanted: Range, code: str
) -> None:
    """An empty range, a count below one and too many bars have their own codes."""
    with pytest.raises(Refusal) as refused:
        await history.bars(apple, Resolution.MINUTE, wanted, now=FOREVER)
    assert (code, 400) == (refused.value.code, refused.value.status)


async def test_as_many_bars_as_allowed_are_answered(history: History, apple: Instrument) -> None:
    """The bound itself is not too many."""
    spans = await history.bars(apple, Resolution.MINUTE, Range(0, FOREVER, MAX_BARS), now=FOREVER)
    assert MAX_BARS == len(spans)


async def test_before_the_first_trade_there_is_nothing(history: History, apple: Instrument) -> None:
    """A clock before the data shows no bar of any resolution."""
    now = utc("2000-03-01T14:29")
    for resolution in Resolution:
        assert [] == await history.bars(apple, resolution, Range(0, FOREVER, 5), now=now)
        assert history.latest(apple, resolution, before=FOREVER, now=now) is None


def _begins(spans: list[Span]) -> list[int]:
    return [span.candle.time for span in spans]


def test_candles_are_merged_in_order() -> None:
    """The first opens, the last closes, extremes and volume are of all."""
    parts = [Candle(1, 5, 9, 4, 6, 10), Candle(2, 7, 8, 3, 4, 5)]
    assert Candle(0, 5, 9, 3, 4, 15) == merge_candles(0, parts)
