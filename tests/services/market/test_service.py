"""The datafeed as its module calls it."""

from collections.abc import Awaitable, Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.services.market.fake_time import FakeTime, datafeed, play
from tests.services.market.moments import DAY, MINUTE, TUESDAY_OPEN, utc

from tradegen_runtime.refusal import Refusal
from trading_contracts.market.bars import Bar, BarsSubscriptionRequest
from trading_contracts.market.quotes import (
    GetQuotesRequest,
    QuoteData,
    QuoteDataSubscriptionRequest,
    QuoteError,
    QuoteFault,
    QuoteOk,
)
from trading_contracts.market.replay import ReplayRequest, ReplayState
from trading_services.market.service import DatafeedService
from trading_services.market.store import open_store
from trading_services.market.tape import Tape

FOREVER = 9_999_999_999_999


@pytest.fixture
def service(tape: Tape, real_time: FakeTime) -> DatafeedService:
    """The datafeed at Tuesday's open."""
    return datafeed(tape, real_time, start=TUESDAY_OPEN)


async def last_bar(service: DatafeedService, resolution: str) -> Bar:
    """The newest bar of AAPL in the history."""
    answer = await service.get_bars(symbol="AAPL", resolution=resolution, from_time=0, to_time=FOREVER, count_back=1)
    return answer.bars[-1]


@pytest.mark.parametrize("resolution", ["1", "5", "15", "30", "60", "D", "W", "M"])
async def test_followed_bars_equal_the_history(service: DatafeedService, real_time: FakeTime, resolution: str) -> None:
    """After each stretch of time the last published bar is the last one of the history, joined mid-bar or not."""
    real_time.advance(61.4)  # joins within a minute
    published: list[Bar] = []
    request = BarsSubscriptionRequest(symbol="AAPL", resolution=resolution)
    async with service.stream_bars(request, published.append):
        assert [await last_bar(service, resolution)] == published
        for seconds in (0.2, 0.3, 5, 57.9, 300, 0.25):
            real_time.advance(seconds)
            play(service)
            assert await last_bar(service, resolution) == published[-1]


async def test_a_bar_is_final_once_and_nothing_follows_it(service: DatafeedService, real_time: FakeTime) -> None:
    """Each minute ends with one final bar that holds what the updates before it built up."""
    published: list[Bar] = []
    async with service.stream_bars(BarsSubscriptionRequest(symbol="AAPL", resolution="1"), published.append):
        real_time.advance(390)
        play(service)
    finals = [bar for bar in published if bar.final]
    assert [TUESDAY_OPEN + minute * MINUTE for minute in range(390)] == [bar.time for bar in finals]
    history = await service.get_bars(
        symbol="AAPL", resolution="1", from_time=TUESDAY_OPEN, to_time=TUESDAY_OPEN + DAY, count_back=None
    )
    assert history.bars[:390] == finals
    assert 1560 == len([bar for bar in published if bar.time < TUESDAY_OPEN + DAY])  # four ticks a minute, no more
    for earlier, later in pairwise(published):
        assert later.time >= earlier.time
        assert not (earlier.final and later.time == earlier.time)


async def test_the_last_bar_is_finished_at_the_end_of_the_data(tape: Tape, real_time: FakeTime) -> None:
    """When the data is used up, day, week and month are over too."""
    service = datafeed(tape, real_time, start=utc("2013-03-01T20:58"))
    for resolution in ("1", "60", "D", "W", "M"):
        published: list[Bar] = []
        await service.set_replay(ReplayRequest(start=utc("2013-03-01T20:58")))
        async with service.stream_bars(BarsSubscriptionRequest(symbol="IBM", resolution=resolution), published.append):
            real_time.advance(3)
            play(service)
        assert published[-1].final


async def test_quotes_follow_the_day(service: DatafeedService, real_time: FakeTime) -> None:
    """High, low and volume of the quote grow with the day; change is since Friday's close, exactly."""
    published: list[QuoteData] = []
    async with service.stream_quotes(QuoteDataSubscriptionRequest(symbol="AAPL"), published.append):
        real_time.advance(390 - 0.25)
        play(service)
    assert 1560 == len(published)
    latest = published[-1]
    assert isinstance(latest, QuoteOk)
    day = await last_bar(service, "D")
    values = latest.v
    assert (day.open, day.high, day.low, day.close, day.volume) == (
        values.open_price,
        values.high_price,
        values.low_price,
        values.lp,
        values.volume,
    )
    assert (Decimal("665.24"), Decimal("674.97") - Decimal("665.24")) == (values.prev_close_price, values.ch)
    assert Decimal("1.4626") == values.chp
    assert values.ask - values.bid == values.spread


async def test_each_symbol_has_its_own_answer(service: DatafeedService) -> None:
    """Known and unknown symbols are answered in order, under the names they were asked by."""
    first, second, third = await service.get_quotes(GetQuotesRequest(symbols=["ibm", "NOPE", "NASDAQ:AAPL"]))
    assert ("ok", "ibm") == (first.s, first.n)
    fault = QuoteFault(error="Unknown symbol 'NOPE'.", code="UNKNOWN_SYMBOL")
    assert QuoteError(s="error", n="NOPE", v=fault) == second
    assert isinstance(third, QuoteOk)
    assert ("AAPL", "NASDAQ:AAPL") == (third.v.short_name, third.v.original_name)


async def test_a_symbol_that_was_not_traded_yet_has_no_quote(tape: Tape, real_time: FakeTime) -> None:
    """Before its first day a symbol is known, without a price; its first quote has no change."""
    service = datafeed(tape, real_time, start=utc("2012-05-17T19:59:30"))
    published: list[QuoteData] = []
    async with service.stream_quotes(QuoteDataSubscriptionRequest(symbol="FB"), published.append):
        real_time.advance(1)
        play(service)
    first, *others = published
    assert isinstance(first, QuoteError)
    assert "NO_QUOTE" == first.v.code
    assert isinstance(others[0], QuoteOk)
    assert (Decimal("42.05"), None, None) == (others[0].v.lp, others[0].v.prev_close_price, others[0].v.ch)


async def test_the_first_day_of_the_data_has_no_close_before(tape: Tape, real_time: FakeTime) -> None:
    """A quote read on the first day knows no change either."""
    service = datafeed(tape, real_time, start=utc("2000-03-01T15:00"))
    (quote,) = await service.get_quotes(GetQuotesRequest(symbols=["AAPL"]))
    assert isinstance(quote, QuoteOk)
    assert (None, None, None) == (quote.v.prev_close_price, quote.v.ch, quote.v.chp)


async def ask_bars(service: DatafeedService, symbol: str, resolution: str, begin: int, end: int) -> object:
    """Ask for bars of a range."""
    return await service.get_bars(symbol=symbol, resolution=resolution, from_time=begin, to_time=end, count_back=None)


async def follow_bars(service: DatafeedService, symbol: str, resolution: str) -> None:
    """Subscribe to bars."""
    async with service.stream_bars(BarsSubscriptionRequest(symbol=symbol, resolution=resolution), print):
        pass


async def follow_quotes(service: DatafeedService, symbol: str) -> None:
    """Subscribe to quotes."""
    async with service.stream_quotes(QuoteDataSubscriptionRequest(symbol=symbol), print):
        pass


@pytest.mark.parametrize(
    ("call", "code", "status"),
    [
        (lambda service: service.resolve_symbol(symbol="NOPE"), "UNKNOWN_SYMBOL", 404),
        (lambda service: ask_bars(service, "NOPE", "1", 0, 1), "UNKNOWN_SYMBOL", 404),
        (lambda service: ask_bars(service, "IBM", "2", 0, 1), "UNSUPPORTED_RESOLUTION", 400),
        (lambda service: ask_bars(service, "IBM", "1", 1, 1), "BAD_RANGE", 400),
        (lambda service: ask_bars(service, "IBM", "1", 0, FOREVER), "TOO_MANY_BARS", 400),
        (lambda service: service.set_replay(ReplayRequest(speed=Decimal(3601))), "SPEED_OUT_OF_RANGE", 400),
        (lambda service: service.set_replay(ReplayRequest(start=0)), "BAD_RANGE", 400),
        (lambda service: service.set_replay(ReplayRequest(start=FOREVER)), "BAD_RANGE", 400),
        (lambda service: follow_bars(service, "NOPE", "1"), "UNKNOWN_SYMBOL", 404),
        (lambda service: follow_bars(service, "IBM", "d"), "UNSUPPORTED_RESOLUTION", 400),
        (lambda service: follow_quotes(service, "NOPE"), "UNKNOWN_SYMBOL", 404),
    ],
)
async def test_what_cannot_be_answered_is_refused(
    service: DatafeedService, call: Callable[[DatafeedService], Awaitable[object]], code: str, status: int
) -> None:
    """Each reason has its code and status, for requests and for topics."""
    with pytest.raises(Refusal) as refused:
        await call(service)
    assert (code, status) == (refused.value.code, refused.value.status)


async def test_an_empty_range_says_where_data_is(service: DatafeedService) -> None:
    """On a weekend there is nothing; the answer points to Friday's last minute."""
    begin = utc("2012-09-01T00:00")
    answer = await service.get_bars(
        symbol="AAPL", resolution="1", from_time=begin, to_time=begin + DAY, count_back=None
    )
    assert ([], True, utc("2012-08-31T19:59")) == (answer.bars, answer.no_data, answer.nextTime)
    nothing = await service.get_bars(symbol="AAPL", resolution="1", from_time=0, to_time=1, count_back=None)
    assert ([], True, None) == (nothing.bars, nothing.no_data, nothing.nextTime)


async def test_the_future_is_an_empty_range(service: DatafeedService) -> None:
    """Data of tomorrow exists, and is not shown."""
    answer = await service.get_bars(
        symbol="AAPL", resolution="D", from_time=TUESDAY_OPEN + DAY, to_time=FOREVER, count_back=None
    )
    assert ([], True, utc("2012-09-04T00:00")) == (answer.bars, answer.no_data, answer.nextTime)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"user_input": ""}, ["AAPL", "FB", "GOOG", "IBM", "MSFT"]),
        ({"user_input": " goog "}, ["GOOG"]),
        ({"user_input": "m"}, ["MSFT", "IBM"]),
        ({"user_input": "corporation"}, ["IBM", "MSFT"]),
        ({"user_input": "nyse:"}, ["IBM"]),
        ({"user_input": "zebra"}, []),
        ({"user_input": "", "exchange": "nyse"}, ["IBM"]),
        ({"user_input": "", "symbol_type": "crypto"}, []),
        ({"user_input": "", "symbol_type": "stock", "max_results": 2}, ["AAPL", "FB"]),
    ],
)
async def test_search_finds_by_symbol_and_description(
    service: DatafeedService, query: dict[str, str | int], expected: list[str]
) -> None:
    """Symbols that start so come first; filters narrow; case and blanks do not matter."""
    found = await service.search_symbols(
        user_input=str(query["user_input"]),
        exchange=str(query["exchange"]) if "exchange" in query else None,
        symbol_type=str(query["symbol_type"]) if "symbol_type" in query else None,
        max_results=int(query.get("max_results", 30)),
    )
    assert expected == [each.symbol for each in found]


async def test_a_symbol_is_described(service: DatafeedService) -> None:
    """The description says that days are modelled, and how to trade."""
    info = await service.resolve_symbol(symbol="NYSE:IBM")
    assert ("IBM", "NYSE:IBM", "modelled", 100, 1) == (
        info.name,
        info.ticker,
        info.intraday,
        info.pricescale,
        info.minmov,
    )
    assert await service.resolve_symbol(symbol="ibm") == info


async def test_the_configuration_lists_what_is_there(service: DatafeedService) -> None:
    """Exchanges, kinds and resolutions are those of the data."""
    config = await service.get_config()
    assert (["NASDAQ", "NYSE"], ["stock"]) == (
        [each.value for each in config.exchanges],
        [each.value for each in config.symbols_types],
    )
    assert ["1", "5", "15", "30", "60", "D", "W", "M"] == config.supported_resolutions


async def test_the_replay_is_set_in_parts(service: DatafeedService, real_time: FakeTime) -> None:
    """What is left out stays; time goes on at the new speed; a pause holds it."""
    real_time.advance(1)
    state = await service.set_replay(ReplayRequest(speed=Decimal("0.5")))
    assert (TUESDAY_OPEN + MINUTE, Decimal("0.5"), False) == (state.time, state.speed, state.paused)
    real_time.advance(10)
    state = await service.set_replay(ReplayRequest(paused=True))
    real_time.advance(10)
    assert TUESDAY_OPEN + MINUTE + 5_000 == (await service.get_time()).time
    state = await service.set_replay(ReplayRequest(start=utc("2012-10-01T00:00")))
    assert (utc("2012-10-01T13:30"), True, Decimal("0.5")) == (state.time, state.paused, state.speed)
    assert state == await service.get_replay()


async def test_the_replay_topic_tells_minutes_and_changes(service: DatafeedService, real_time: FakeTime) -> None:
    """One state a market minute, and one for each change."""
    published: list[ReplayState] = []
    async with service.stream_replay(published.append):
        for _ in range(3):
            real_time.advance(0.5)
            play(service)
        await service.set_replay(ReplayRequest(speed=Decimal(30)))
        await service.set_replay(ReplayRequest(paused=True))
        await service.set_replay(ReplayRequest(start=TUESDAY_OPEN))
    told = [((state.time - TUESDAY_OPEN) // 1000, state.speed, state.paused) for state in published]
    sixty, thirty = Decimal(60), Decimal(30)
    assert [(0, sixty, False), (60, sixty, False), (90, thirty, False), (90, thirty, True), (0, thirty, True)] == told


async def test_a_moved_clock_moves_subscribers_too(service: DatafeedService, real_time: FakeTime) -> None:
    """After a jump back, bars and quotes are those of the new day at once."""
    published: list[Bar] = []
    quotes: list[QuoteData] = []
    back = utc("2012-08-01T14:00")
    async with (
        service.stream_bars(BarsSubscriptionRequest(symbol="AAPL", resolution="60"), published.append),
        service.stream_quotes(QuoteDataSubscriptionRequest(symbol="AAPL"), quotes.append),
    ):
        await service.set_replay(ReplayRequest(start=back))
        assert back - 30 * MINUTE == published[-1].time
        assert isinstance(quotes[-1], QuoteOk)
        assert back == quotes[-1].v.time
        real_time.advance(45)
        play(service)
        assert await last_bar(service, "60") == published[-1]


@settings(max_examples=20)
@given(steps=st.lists(st.tuples(st.integers(1, 40_000), st.sampled_from(["5", "60", "D"])), min_size=1, max_size=5))
async def test_joining_at_any_moment_shows_the_same_bars(tape: Tape, steps: list[tuple[int, str]]) -> None:
    """Whoever joins whenever, the newest bar published is the newest of the history."""
    real_time = FakeTime()
    service = datafeed(tape, real_time, start=TUESDAY_OPEN)
    for wait_ms, resolution in steps:
        published: list[Bar] = []
        async with service.stream_bars(BarsSubscriptionRequest(symbol="AAPL", resolution=resolution), published.append):
            real_time.advance(wait_ms / 1000)
            play(service)
            assert await last_bar(service, resolution) == published[-1]


async def test_health_follows_the_life_of_the_replay() -> None:
    """Not started, playing, stopped."""
    service = datafeed(Tape(open_store()), FakeTime(), start=TUESDAY_OPEN)
    faults = [service.fault()]
    async with service:
        faults.append(service.fault())
    faults.append(service.fault())
    assert ["The replay has not been started.", None, "The replay has stopped."] == faults
