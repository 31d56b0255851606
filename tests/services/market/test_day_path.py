"""A day's minutes modelled from its daily bar."""

from hashlib import sha256
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.market.moments import TUESDAY_OPEN

from trading_services.market.candle import Candle, merge_candles
from trading_services.market.day_path import model_minutes
from trading_services.market.instrument import Instrument
from trading_services.market.session import MINUTE_MS, Session
from trading_services.market.tape import Tape


def modelled(day: Candle, *, grid: int = 100, minutes: int = 390, symbol: str = "X") -> tuple[Candle, ...]:
    """The minutes of one day of some stock."""
    return model_minutes(symbol, Session(day.time, TUESDAY_OPEN, TUESDAY_OPEN, day), grid=grid, minutes=minutes)


def test_every_embedded_day_adds_up_to_its_real_bar(tape: Tape) -> None:
    """Open, high, low, close and volume of all 12,154 days come back exactly from their 390 minutes."""
    days = 0
    for instrument in tape.instruments:
        for session in tape.sessions(instrument):
            minutes = model_minutes(instrument.symbol, session, grid=instrument.tick_units, minutes=390)
            _, opens, highs, lows, closes, volumes, _ = zip(*minutes, strict=True)
            whole = Candle(session.day, opens[0], max(highs), min(lows), closes[-1], sum(volumes))
            assert session.candle == whole, (instrument.symbol, session)
            assert 390 == len(minutes)
            days += 1
    assert 12_154 == days


@st.composite
def daily_candles(draw: st.DrawFn) -> Candle:
    """Days of any shape: flat, one-sided, with extremes at open or close, off the grid, without volume."""
    low = draw(st.integers(1, 10**9))
    high = low + draw(st.integers(0, 10**7))
    price = st.integers(low, high) | st.sampled_from([low, high])
    volume = st.integers(0, 10**12) | st.sampled_from([0, 1, 389])
    return Candle(draw(st.integers(0, 20_000)) * 86_400_000, draw(price), high, low, draw(price), draw(volume))


@settings(max_examples=150)
@given(daily_candles(), st.sampled_from([3, 4, 5, 390]), st.sampled_from([1, 7, 100]))
def test_a_day_of_any_shape_adds_up(day: Candle, minutes: int, grid: int) -> None:
    """The minutes add up, follow each other without a gap, and each encloses its own open and close."""
    path = modelled(day, grid=grid, minutes=minutes)
    assert day == merge_candles(day.time, path)
    assert [TUESDAY_OPEN + index * MINUTE_MS for index in range(minutes)] == [minute.time for minute in path]
    assert all(earlier.close == later.open for earlier, later in pairwise(path))
    assert all(each.low <= min(each.open, each.close) <= max(each.open, each.close) <= each.high for each in path)
    assert all(each.volume >= 0 for each in path)


def test_the_path_is_the_same_on_every_machine(tape: Tape, apple: Instrument) -> None:
    """The digest of one modelled day is known: the path hangs on symbol and date alone."""
    session = tape.sessions(apple)[-1]
    path = model_minutes("AAPL", session, grid=100, minutes=390)
    assert "41153449cc806f03" == sha256(repr([minute[:6] for minute in path]).encode()).hexdigest()[:16]


def test_other_symbols_and_dates_take_other_paths() -> None:
    """The same four prices move differently on another day, and for another symbol."""
    day = Candle(0, 1_000_000, 1_100_000, 900_000, 1_050_000, 1_000)
    paths = {modelled(day), modelled(day, symbol="Y"), modelled(day._replace(time=86_400_000))}
    assert 3 == len(paths)


def test_prices_lie_on_the_tick_grid(tape: Tape, apple: Instrument) -> None:
    """Between a day's four recorded prices, modelled boundaries are whole ticks."""
    for session in tape.sessions(apple)[-5:]:
        day = session.candle
        closes = {minute.close for minute in tape.minutes(apple, session)} - {day.high, day.low, day.close}
        assert all(price % apple.tick_units == 0 for price in closes)
