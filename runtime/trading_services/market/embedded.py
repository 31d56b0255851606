"""The data that ships: real daily bars of five US stocks, 2000 to 2013 (package ``bokeh_sampledata``, BSD-3)."""

import csv
import gzip
import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files

from trading_contracts.market.instruments import InstrumentType, Intraday
from trading_services.market.candle import Candle
from trading_services.market.instrument import Instrument
from trading_services.market.session import (
    MINUTE_MS,
    STOCK_HOURS,
    STOCK_MINUTES,
    STOCK_TIMEZONE,
    Session,
    day_start,
    stock_opens,
)

_PRICE_SCALE = 4  # some recorded extremes are finer than a cent
_CENT_UNITS = 100
_LISTINGS = {
    "AAPL": ("NASDAQ", "Apple Inc."),
    "FB": ("NASDAQ", "Facebook, Inc."),
    "GOOG": ("NASDAQ", "Google Inc."),
    "IBM": ("NYSE", "International Business Machines Corporation"),
    "MSFT": ("NASDAQ", "Microsoft Corporation"),
}


def embedded_instruments() -> tuple[Instrument, ...]:
    """The five stocks, by symbol."""
    return tuple(_stock(symbol, exchange, name) for symbol, (exchange, name) in _LISTINGS.items())


def embedded_sessions() -> dict[str, list[Session]]:
    """One session a recorded day, by symbol, oldest first; prices as traded, not adjusted for splits."""
    sessions: dict[str, list[Session]] = {symbol: [] for symbol in _LISTINGS}
    text = gzip.decompress(files("bokeh_sampledata").joinpath("_data", "stocks.csv.gz").read_bytes()).decode()
    for row in csv.DictReader(io.StringIO(text)):
        day = date.fromisoformat(row["Date"])
        sessions[row["Ticker"]].append(_session(row, day))
    return {symbol: sorted(found) for symbol, found in sessions.items()}


def _session(row: Mapping[str, str], day: date) -> Session:
    first, high, low, close = (_units(row[column]) for column in ("Open", "High", "Low", "Close"))
    midnight, opens = day_start(day), stock_opens(day)
    candle = Candle(midnight, first, high, low, close, int(row["Volume"]))
    return Session(midnight, opens, opens + STOCK_MINUTES * MINUTE_MS, candle)


def _units(price: str) -> int:
    units = Decimal(price).scaleb(_PRICE_SCALE)
    if units != int(units):
        raise ValueError(f"price {price} is finer than 1/{10**_PRICE_SCALE}")
    return int(units)


def _stock(symbol: str, exchange: str, description: str) -> Instrument:
    return Instrument(
        symbol=symbol,
        exchange=exchange,
        description=description,
        type=InstrumentType.STOCK,
        currency="USD",
        timezone=STOCK_TIMEZONE,
        session=STOCK_HOURS,
        intraday=Intraday.MODELLED,
        price_scale=_PRICE_SCALE,
        volume_scale=0,
        tick_units=_CENT_UNITS,
        has_volume=True,
        qty_step=Decimal(1),
        min_qty=Decimal(1),
        max_qty=Decimal(1_000_000),
        margin_init=Decimal("0.5"),
        margin_maint=Decimal("0.25"),
        shortable=True,
    )
