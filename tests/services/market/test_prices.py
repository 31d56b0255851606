"""The price feed for other contexts."""

from decimal import Decimal
from itertools import groupby

import pytest
from tests.services.market.fake_time import FakeTime, datafeed, play
from tests.services.market.moments import MINUTE, TUESDAY_OPEN, utc

from trading_services.market.prices import PriceEvent
from trading_services.market.tape import Tape


def test_a_listener_hears_every_symbol_though_nobody_subscribes(tape: Tape, real_time: FakeTime) -> None:
    """Twenty events a minute, five symbols in order, numbered without a hole."""
    prices = datafeed(tape, real_time, start=TUESDAY_OPEN).prices
    events: list[PriceEvent] = []
    prices.listen(events.append)
    real_time.advance(2)
    prices.now_ms()
    assert list(range(1, 41)) == [event.seq for event in events]
    assert ["AAPL", "FB", "GOOG", "IBM", "MSFT"] * 8 == [event.symbol for event in events]
    times = [time for time, _ in groupby(event.time for event in events)]
    assert [TUESDAY_OPEN + step * 15_000 for step in range(1, 9)] == times


def test_prices_are_exact_decimals(tape: Tape, real_time: FakeTime) -> None:
    """AAPL opened at 665.76 on that day; the quote is that trade, with bid and ask around it."""
    quote = datafeed(tape, real_time, start=TUESDAY_OPEN).prices.quote("NASDAQ:AAPL")
    assert quote is not None
    assert ("AAPL", TUESDAY_OPEN, Decimal("665.76")) == (quote.symbol, quote.time, quote.last)
    assert quote.bid <= quote.last <= quote.ask


def test_the_quote_is_the_event_that_was_heard_last(tape: Tape, real_time: FakeTime) -> None:
    """Events and quotes tell the same prices."""
    prices = datafeed(tape, real_time, start=TUESDAY_OPEN).prices
    latest: dict[str, PriceEvent] = {}
    prices.listen(lambda event: latest.update({event.symbol: event}))
    real_time.advance(7)
    prices.now_ms()
    for symbol, event in latest.items():
        quote = prices.quote(symbol)
        assert quote is not None
        assert (event.time, event.bid, event.ask, event.last) == (quote.time, quote.bid, quote.ask, quote.last)


def test_detaching_twice_is_harmless_and_others_go_on(tape: Tape, real_time: FakeTime) -> None:
    """Who detached hears nothing more; who did not, does; who comes back goes on with the numbers."""
    prices = datafeed(tape, real_time, start=TUESDAY_OPEN).prices
    first: list[PriceEvent] = []
    second: list[PriceEvent] = []
    detach = prices.listen(first.append)
    leave = prices.listen(second.append)
    real_time.advance(1)
    prices.now_ms()
    detach()
    detach()
    real_time.advance(1)
    prices.now_ms()
    leave()
    real_time.advance(1)
    prices.now_ms()
    prices.listen(first.append)
    real_time.advance(1)
    prices.now_ms()
    assert (40, 40) == (len(first), len(second))
    assert list(range(1, 41)) == [event.seq for event in second]
    assert (20, 41) == (first[19].seq, first[20].seq)


def test_a_listener_that_fails_spares_the_others(
    tape: Tape, real_time: FakeTime, caplog: pytest.LogCaptureFixture
) -> None:
    """The failure is logged once an event."""
    prices = datafeed(tape, real_time, start=TUESDAY_OPEN).prices
    events: list[PriceEvent] = []

    def fail(event: PriceEvent) -> None:
        raise RuntimeError("no")

    prices.listen(fail)
    prices.listen(events.append)
    real_time.advance(0.25)
    prices.now_ms()
    assert 5 == len(events) == len(caplog.records)


def test_sessions_open_and_close(tape: Tape, real_time: FakeTime) -> None:
    """Within a session its symbols are open; FB was not listed before May 2012; the end closes all."""
    service = datafeed(tape, real_time, start=utc("2012-05-01T14:00"), speed="3600")
    assert (True, False, False) == tuple(service.prices.is_open(symbol) for symbol in ("AAPL", "FB", "NOPE"))
    assert service.prices.quote("FB") is None
    closing = datafeed(tape, real_time, start=utc("2013-03-01T20:59"))
    events: list[PriceEvent] = []
    closing.prices.listen(events.append)
    real_time.advance(5)
    play(closing)
    assert 5 == len([event for event in events if event.closes_session])
    assert not closing.prices.is_open("AAPL")


def test_an_event_carries_what_a_fill_needs(tape: Tape, real_time: FakeTime) -> None:
    """Within a minute a step covers low to high, volumes add up, and only an open may be a gap."""
    prices = datafeed(tape, real_time, start=TUESDAY_OPEN + MINUTE).prices
    events: list[PriceEvent] = []
    prices.listen(events.append)
    real_time.advance(60)
    prices.now_ms()
    for event in events:
        assert event.low <= event.last <= event.high
        assert event.bid <= event.last <= event.ask
        assert event.volume >= 0
        assert not event.gap  # modelled minutes of one day follow each other without a jump


def test_instruments_have_trading_rules(tape: Tape, real_time: FakeTime) -> None:
    """Tick, lot, bounds and margins are exact decimals; an unknown name has none."""
    prices = datafeed(tape, real_time, start=TUESDAY_OPEN).prices
    apple = prices.instrument("nasdaq:aapl")
    assert apple is not None
    assert (Decimal("0.01"), Decimal(1), Decimal("0.5"), Decimal("0.25"), True) == (
        apple.tick,
        apple.qty_step,
        apple.margin_init,
        apple.margin_maint,
        apple.shortable,
    )
    assert prices.instrument("NYSE:AAPL") is None
