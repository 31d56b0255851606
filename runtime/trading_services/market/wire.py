"""From units to the models of the contract."""

from decimal import ROUND_HALF_EVEN, Decimal

from trading_contracts.common.numbers import significant
from trading_contracts.market import bars, instruments, quotes, replay, search
from trading_services.market.clock import ReplayClock
from trading_services.market.day_quote import DayQuote
from trading_services.market.history import Span
from trading_services.market.instrument import Instrument
from trading_services.market.resolution import Resolution

_PERCENT_STEP = Decimal("0.0001")


def bar(instrument: Instrument, span: Span, *, now: int) -> bars.Bar:
    """A bar, final where no tick can change it any more."""
    candle = span.candle
    return bars.Bar(
        time=candle.time,
        open=instrument.price(candle.open),
        high=instrument.price(candle.high),
        low=instrument.price(candle.low),
        close=instrument.price(candle.close),
        volume=significant(instrument.volume(candle.volume)),
        final=span.settled_at <= now,
    )


def quote(asked: str, instrument: Instrument, day: DayQuote | None) -> quotes.QuoteOk | quotes.QuoteError:
    """The quote of a symbol that was asked for by some name."""
    if day is None:
        return quote_error(asked, "NO_QUOTE", f"{instrument.ticker} has not been traded yet.")
    return quotes.QuoteOk(s="ok", n=asked, v=_quote_values(instrument, day))


def quote_error(asked: str, code: str, error: str) -> quotes.QuoteError:
    """Why there is no quote."""
    return quotes.QuoteError(s="error", n=asked, v=quotes.QuoteFault(error=error, code=code))


def symbol_info(instrument: Instrument) -> instruments.SymbolInfo:
    """An instrument as charting libraries want it."""
    minutes = [resolution.value for resolution in Resolution if resolution.minutes]
    scale, minmov = _tick_fraction(instrument)
    return instruments.SymbolInfo(
        name=instrument.symbol,
        ticker=instrument.ticker,
        description=instrument.description,
        type=instrument.type,
        exchange=instrument.exchange,
        listed_exchange=instrument.exchange,
        session=instrument.session,
        timezone=instrument.timezone,
        format="price",
        pricescale=scale,
        minmov=minmov,
        has_intraday=True,
        has_daily=True,
        supported_resolutions=[resolution.value for resolution in Resolution],
        intraday_multipliers=minutes,
        volume_precision=instrument.volume_scale,
        data_status="pulsed",
        currency_code=instrument.currency,
        intraday=instrument.intraday,
        lotSize=instrument.qty_step,
        minQty=instrument.min_qty,
        maxQty=instrument.max_qty,
        qtyStep=instrument.qty_step,
        tickSize=instrument.tick,
        marginInit=instrument.margin_init,
        marginMaint=instrument.margin_maint,
        shortable=instrument.shortable,
    )


def search_item(instrument: Instrument) -> search.SearchSymbolResultItem:
    """An instrument as a search shows it."""
    return search.SearchSymbolResultItem(
        symbol=instrument.symbol,
        ticker=instrument.ticker,
        description=instrument.description,
        exchange=instrument.exchange,
        type=instrument.type,
    )


def replay_state(clock: ReplayClock, *, now: int) -> replay.ReplayState:
    """How the replay stands."""
    return replay.ReplayState(
        time=now,
        speed=clock.speed,
        paused=clock.paused,
        ended=clock.ended,
        start=clock.timeline.start,
        end=clock.timeline.end,
    )


def _quote_values(instrument: Instrument, day: DayQuote) -> quotes.QuoteValues:
    change, percent = _change(instrument, day)
    return quotes.QuoteValues(
        lp=instrument.price(day.tick.price),
        bid=instrument.price(day.tick.bid),
        ask=instrument.price(day.tick.ask),
        spread=instrument.price(day.tick.ask - day.tick.bid),
        open_price=instrument.price(day.open),
        high_price=instrument.price(day.high),
        low_price=instrument.price(day.low),
        prev_close_price=None if day.previous_close is None else instrument.price(day.previous_close),
        ch=change,
        chp=percent,
        volume=significant(instrument.volume(day.volume)),
        short_name=instrument.symbol,
        exchange=instrument.exchange,
        description=instrument.description,
        original_name=instrument.ticker,
        time=day.tick.time,
    )


def _change(instrument: Instrument, day: DayQuote) -> tuple[Decimal | None, Decimal | None]:
    """Change since the close of the day before, in price and in percent."""
    if day.previous_close is None:
        return None, None
    units = day.tick.price - day.previous_close
    percent = Decimal(100 * units) / day.previous_close
    return instrument.price(units), percent.quantize(_PERCENT_STEP, ROUND_HALF_EVEN)


def _tick_fraction(instrument: Instrument) -> tuple[int, int]:
    """Price scale and smallest move, without common tens: a cent is 100 and 1."""
    scale, move = 10**instrument.price_scale, instrument.tick_units
    while scale > 1 and move % 10 == 0:
        scale, move = scale // 10, move // 10
    return scale, move
