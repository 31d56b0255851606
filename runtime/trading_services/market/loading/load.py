"""Loading: a recording becomes an instrument of the market database, wholly or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from trading_contracts.common.numbers import SIGNIFICANT_DIGITS
from trading_contracts.market.instruments import InstrumentType, Intraday
from trading_services.market.candle import Candle, Ohlc, merge_candles
from trading_services.market.instrument import Instrument
from trading_services.market.loading.minute import Minute, decimals
from trading_services.market.loading.recording import Progress, Recording
from trading_services.market.loading.rejection import Fault, LoadRejected
from trading_services.market.loading.survey import SessionBounds, Survey, survey
from trading_services.market.session import Session
from trading_services.market.store import Store

_MINUTES_PER_INSERT = 10_000
_MAX_UNITS = 10**SIGNIFICANT_DIGITS
_MAX_LOTS = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Listing:
    """How a recording is to be listed; ``tick`` is by default the largest step that fits all its prices."""

    symbol: str
    exchange: str = "LOCAL"
    description: str = ""
    type: InstrumentType = InstrumentType.STOCK
    currency: str = "USD"
    tick: Decimal | None = None
    lot: Decimal = Decimal(1)
    shortable: bool = True


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What was loaded."""

    instrument: Instrument
    survey: Survey
    replaced: bool


def load_recording(
    store: Store,
    recording: Recording,
    *,
    listing: Listing,
    replace: bool = False,
    progress: Progress = lambda rows: None,
) -> Loaded:
    """Read, check and write one recording, in one transaction; the files are read twice, memory stays small.

    ``replace`` lets it take the place of an instrument of the same symbol, whose bars then are gone.

    Raises:
        LoadRejected: a file or a row is wrong, or the symbol is taken.
    """
    known = {each.symbol for each in store.instruments()}
    if listing.symbol in known and not replace:
        raise LoadRejected((Fault(recording.file, 0, f"{listing.symbol} is in the database already: give --replace"),))
    found = survey(recording.pairs(progress))
    if not found.minutes:
        raise LoadRejected((Fault(recording.file, 0, "there are no rows"),))
    instrument = _instrument(listing, found)
    if max(instrument.price_units(found.highest), instrument.volume_units(found.most_volume)) >= _MAX_UNITS:
        message = "the numbers have more than 15 digits in all, and would not be shown exactly"
        raise LoadRejected((Fault(recording.file, 0, message),))
    with store.transaction():
        _write(store, instrument, _candles(recording, instrument), found.sessions)
    return Loaded(instrument=instrument, survey=found, replaced=listing.symbol in known)


def _instrument(listing: Listing, found: Survey) -> Instrument:
    tick = listing.tick or found.step
    price_scale = max(decimals(tick), decimals(found.step))
    return Instrument(
        symbol=listing.symbol,
        exchange=listing.exchange,
        description=listing.description or listing.symbol,
        type=listing.type,
        currency=listing.currency,
        timezone="Etc/UTC",
        session="24x7",
        intraday=Intraday.RECORDED,
        price_scale=price_scale,
        volume_scale=found.volume_decimals,
        tick_units=int(tick.scaleb(price_scale)),
        has_volume=found.most_volume > 0,
        qty_step=listing.lot,
        min_qty=listing.lot,
        max_qty=listing.lot * _MAX_LOTS,
        margin_init=Decimal("0.5"),
        margin_maint=Decimal("0.25"),
        shortable=listing.shortable,
    )


def _candles(recording: Recording, instrument: Instrument) -> Iterator[Candle]:
    for minute, ask in recording.pairs(lambda rows: None):
        first, high, low, close = _units(minute, instrument)
        volume = instrument.volume_units(minute.volume)
        asks = Ohlc(*_units(ask, instrument)) if ask else None
        yield Candle(minute.time, first, high, low, close, volume, asks)


def _units(minute: Minute, instrument: Instrument) -> tuple[int, int, int, int]:
    first, high, low, close = (instrument.price_units(price) for price in minute.prices)
    return first, high, low, close


def _write(store: Store, instrument: Instrument, candles: Iterator[Candle], bounds: Sequence[SessionBounds]) -> None:
    """Write the minutes piece by piece, then each session put together from them."""
    store.remove(instrument.symbol)
    while piece := list(islice(candles, _MINUTES_PER_INSERT)):
        store.add_minutes(instrument.symbol, piece)
    store.add_instrument(instrument, [_session(store, instrument, each) for each in bounds])


def _session(store: Store, instrument: Instrument, bounds: SessionBounds) -> Session:
    minutes = store.minutes(instrument.symbol, bounds.opens, bounds.closes)
    return Session(bounds.day, bounds.opens, bounds.closes, merge_candles(bounds.day, minutes))
