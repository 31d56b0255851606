"""The steps in which a minute's price moves."""

from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.services.market.moments import DAY, TUESDAY_OPEN

from trading_services.market.candle import Candle, merge_candles
from trading_services.market.instrument import Instrument
from trading_services.market.session import MINUTE_MS
from trading_services.market.tape import Tape
from trading_services.market.tick import TICK_MS, candle_until, session_ticks, ticks_after


def test_ticks_add_up_to_their_minutes(tape: Tape, apple: Instrument) -> None:
    """The four ticks of each minute have its open, high, low, close and volume."""
    session = tape.sessions(apple)[-1]
    rebuilt = []
    for minute, group in groupby(session_ticks(tape, apple, session), lambda tick: tick.time // MINUTE_MS):
        steps = [Candle(tick.time, tick.price, tick.high, tick.low, tick.price, tick.volume) for tick in group]
        assert 4 == len(steps)
        rebuilt.append(merge_candles(minute * MINUTE_MS, steps))
    assert list(tape.minutes(apple, session)) == rebuilt


def test_each_tick_moves_on_from_the_one_before(tape: Tape) -> None:
    """A tick that is no gap covers the way from the price before; a gap covers only itself."""
    for instrument in tape.instruments:
        ticks = list(session_ticks(tape, instrument, tape.sessions(instrument)[-1]))
        assert ticks[0].gap
        for earlier, later in pairwise(ticks):
            ends = (later.price, later.price) if later.gap else (earlier.price, later.price)
            assert (min(ends), max(ends)) == (later.low, later.high)


def test_bid_and_ask_enclose_the_trade_by_whole_ticks(tape: Tape) -> None:
    """Bid and ask are one to three ticks apart, on the tick grid, around the price."""
    for instrument in tape.instruments:
        spreads = set()
        for tick in session_ticks(tape, instrument, tape.sessions(instrument)[-1]):
            assert 0 < tick.bid <= tick.price <= tick.ask
            assert tick.bid % instrument.tick_units == tick.ask % instrument.tick_units == 0
            spreads.add((tick.ask - tick.bid) // instrument.tick_units)
        assert {1, 2, 3} == spreads


def test_the_last_tick_of_a_day_closes_the_session(tape: Tape, apple: Instrument) -> None:
    """Exactly one tick of a session says that it closes, the last one."""
    ticks = list(session_ticks(tape, apple, tape.sessions(apple)[0]))
    assert [ticks[-1]] == [tick for tick in ticks if tick.closes_session]


def test_a_candle_is_known_as_far_as_its_ticks(tape: Tape, apple: Instrument) -> None:
    """At each moment of a minute, the candle holds exactly what the ticks until then showed."""
    session = tape.sessions(apple)[-1]
    candle = tape.minutes(apple, session)[0]
    ticks = list(session_ticks(tape, apple, session))[:4]
    for count in (1, 2, 3, 4):
        steps = [Candle(tick.time, tick.price, tick.high, tick.low, tick.price, tick.volume) for tick in ticks[:count]]
        expected = merge_candles(candle.time, steps)
        for moment in (ticks[count - 1].time, ticks[count - 1].time + TICK_MS - 1):
            assert expected == candle_until(candle, moment)


@given(offset=st.integers(-2 * DAY, 3 * DAY))
def test_ticks_after_a_moment_are_the_later_ones(tape: Tape, apple: Instrument, offset: int) -> None:
    """Reading may begin anywhere, also in closed hours, and misses nothing."""
    moment = TUESDAY_OPEN + offset
    first = next(ticks_after(tape, apple, moment))
    index = max(tape.session_index(apple, moment), 0)
    near = [tick for session in tape.sessions(apple)[index : index + 2] for tick in session_ticks(tape, apple, session)]
    assert next(tick for tick in near if tick.time > moment) == first


def test_no_tick_comes_after_the_data(tape: Tape, apple: Instrument) -> None:
    """At the end of the tape there is nothing more to play."""
    assert [] == list(ticks_after(tape, apple, tape.sessions(apple)[-1].closes))
