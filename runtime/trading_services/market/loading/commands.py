"""Commands ``trading data …``: fill and show the market database."""

import re
import sys
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from trading_contracts.market.instruments import InstrumentType, Intraday
from trading_services.market.instrument import Instrument
from trading_services.market.loading.load import Listing, Loaded, load_recording
from trading_services.market.loading.minute import VOLUME_STEP
from trading_services.market.loading.recording import Recording, Stamp
from trading_services.market.loading.rejection import LoadRejected
from trading_services.market.session import Session
from trading_services.market.store import StoreUnavailable, open_store, open_store_to_write

DEFAULT_DATABASE = Path(".local/market.duckdb")

_SYMBOL = re.compile(r"[A-Z0-9][A-Z0-9._-]{0,15}")
_EXCHANGE = re.compile(r"[A-Z0-9]{1,12}")
_NAME_START = re.compile(r"[A-Za-z0-9.]+(?:-[A-Za-z]+(?![A-Za-z0-9]))*")

data = typer.Typer(help="Fill and show the market database.", no_args_is_help=True)

Database = Annotated[
    Path, typer.Option(envvar="TRADING_MARKET_DATABASE", help="Database file; made with the embedded stocks.")
]


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and value > 0):
        raise typer.BadParameter(f"{text!r} is not a number above zero")
    return value


def _symbol(text: str) -> str:
    if not _SYMBOL.fullmatch(text.upper()):
        raise typer.BadParameter(f"{text!r}: take letters, digits and . _ -, 16 at most")
    return text.upper()


def _exchange(text: str) -> str:
    if not _EXCHANGE.fullmatch(text.upper()):
        raise typer.BadParameter(f"{text!r}: take letters and digits, 12 at most")
    return text.upper()


@data.command()
def load(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Minute bars: .csv, .csv.gz or .parquet.")],
    ask: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Ask bars; FILE is the bid.")] = None,
    symbol: Annotated[str | None, typer.Option(help="Ticker; by default the begin of the file's name.")] = None,
    exchange: Annotated[str, typer.Option(parser=_exchange, metavar="NAME")] = "LOCAL",
    description: Annotated[str, typer.Option(help="Name for people; by default the ticker.")] = "",
    type_: Annotated[InstrumentType, typer.Option("--type", help="Kind of instrument.")] = InstrumentType.STOCK,
    currency: Annotated[str, typer.Option()] = "USD",
    tick: Annotated[
        Decimal | None, typer.Option(parser=_number, metavar="STEP", help="Price step of orders; found by default.")
    ] = None,
    lot: Annotated[Decimal, typer.Option(parser=_number, metavar="QTY", help="Quantity step of orders.")] = Decimal(1),
    stamp: Annotated[
        Stamp, typer.Option(help="Whether times are the begin or the end of their minutes.")
    ] = Stamp.BEGIN,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of a symbol that is there.")] = False,
    database: Database = DEFAULT_DATABASE,
) -> None:
    """Load recorded minute bars as one symbol, wholly or not at all.

    Columns: a time (timestamp, timestamp_utc, time, datetime or date; ISO 8601, UTC where no offset is given),
    open, high, low, close, and volume where it is known. Rows go forward in time.
    """
    listing = Listing(
        symbol=_symbol(symbol or _symbol_of(file)),
        exchange=exchange,
        description=description,
        type=type_,
        currency=currency,
        tick=tick,
        lot=lot,
    )
    try:
        with open_store_to_write(str(database)) as store:
            loaded = load_recording(
                store, Recording(file, ask, stamp), listing=listing, replace=replace, progress=_show_progress
            )
    except LoadRejected as rejected:
        _clear_progress()
        more = rejected.total - len(rejected.faults)
        _fail(*map(str, rejected.faults), *([f"… and {more} more"] if more else []), "nothing was loaded")
    except StoreUnavailable as error:
        _fail(str(error))
    _clear_progress()
    _summarise(loaded, database)


@data.command("list")
def list_(database: Database = DEFAULT_DATABASE) -> None:
    """List the symbols of the database."""
    if not database.exists():
        _fail(f"{database}: no such file; `trading data load FILE` makes it")
    try:
        with open_store(str(database)) as store:
            for instrument in store.instruments():
                typer.echo(_line(instrument, store.sessions(instrument.symbol)))
    except StoreUnavailable as error:
        _fail(str(error))


def _symbol_of(file: Path) -> str:
    found = _NAME_START.match(file.name.split(".csv")[0].removesuffix(".parquet"))
    return found[0] if found else file.name


def _summarise(loaded: Loaded, database: Path) -> None:
    instrument, found = loaded.instrument, loaded.survey
    verb = "replaced" if loaded.replaced else "loaded"
    first, last = found.sessions[0].opens, found.sessions[-1].closes
    typer.echo(f"{verb} {instrument.ticker}: {found.minutes:,} minutes, {_date(first)} to {_date(last)} UTC")
    typer.echo(f"  {len(found.sessions)} sessions, tick {instrument.tick}, lot {instrument.qty_step}")
    if not instrument.has_volume:
        typer.echo("  no volume is recorded: it counts as 0")
    if found.rounded:
        typer.echo(f"  {found.rounded} volumes were finer than {VOLUME_STEP}: they are rounded to it")
    if found.crossed:
        typer.echo(f"  {found.crossed} minutes close with the ask below the bid: they are quoted with ask = bid")
    typer.echo(f"  serve it with TRADING_MARKET_DATABASE={database} TRADING_REPLAY_START={_date(first)}")


def _line(instrument: Instrument, sessions: tuple[Session, ...]) -> str:
    source = "recorded minutes" if instrument.intraday is Intraday.RECORDED else "modelled from daily bars"
    span = f"{_date(sessions[0].opens)} to {_date(sessions[-1].closes)} UTC"
    return f"{instrument.ticker:<24} {len(sessions):>6,} sessions  {span}  {source}"


def _date(time_ms: int) -> str:
    return f"{datetime.fromtimestamp(time_ms / 1000, UTC):%Y-%m-%dT%H:%M}"


def _show_progress(rows: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\rread {rows:,} rows", nl=False, err=True)


def _clear_progress() -> None:
    if sys.stderr.isatty():
        typer.echo("\r\033[K", nl=False, err=True)


def _fail(*lines: str) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(1)
