"""The market database: instruments, sessions and recorded minutes in DuckDB, all numbers as whole units."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
from pydantic import TypeAdapter

from trading_services.market.candle import Candle, Ohlc
from trading_services.market.embedded import embedded_instruments, embedded_sessions
from trading_services.market.instrument import Instrument
from trading_services.market.session import Session

IN_MEMORY = ":memory:"

_SCHEMA = """
CREATE TABLE instruments (symbol VARCHAR, spec VARCHAR);
CREATE TABLE sessions (
    symbol VARCHAR, day BIGINT, opens BIGINT, closes BIGINT,
    open BIGINT, high BIGINT, low BIGINT, close BIGINT, volume BIGINT
);
CREATE TABLE minutes (
    symbol VARCHAR, time BIGINT, open BIGINT, high BIGINT, low BIGINT, close BIGINT, volume BIGINT,
    ask_open BIGINT, ask_high BIGINT, ask_low BIGINT, ask_close BIGINT
);
"""
_INSTRUMENT = TypeAdapter(Instrument)
_TABLES = ("instruments", "sessions", "minutes")
_NO_ASKS = (None, None, None, None)


class StoreUnavailable(Exception):
    """The database file cannot be used; the message says why."""


class Store:
    """One open database. Use it from one thread, and close it (it is a context manager)."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written, or nothing."""
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()

    def instruments(self) -> tuple[Instrument, ...]:
        """All instruments, by symbol."""
        rows = self._connection.execute("SELECT spec FROM instruments ORDER BY symbol").fetchall()
        return tuple(_INSTRUMENT.validate_json(spec) for (spec,) in rows)

    def sessions(self, symbol: str) -> tuple[Session, ...]:
        """All sessions of one symbol, oldest first."""
        rows = self._connection.execute(
            "SELECT day, opens, closes, open, high, low, close, volume FROM sessions WHERE symbol = ? ORDER BY opens",
            [symbol],
        ).fetchall()
        return tuple(Session(day, opens, closes, Candle(day, *prices)) for day, opens, closes, *prices in rows)

    def minutes(self, symbol: str, opens: int, closes: int) -> tuple[Candle, ...]:
        """Recorded minutes from ``opens`` until before ``closes``, oldest first."""
        rows = self._connection.execute(
            "SELECT time, open, high, low, close, volume, ask_open, ask_high, ask_low, ask_close FROM minutes"
            " WHERE symbol = ? AND time >= ? AND time < ? ORDER BY time",
            [symbol, opens, closes],
        ).fetchall()
        return tuple(_candle(row) for row in rows)

    def remove(self, symbol: str) -> None:
        """Forget one symbol wholly."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table} WHERE symbol = ?", [symbol])

    def add_instrument(self, instrument: Instrument, sessions: Sequence[Session]) -> None:
        """Add one instrument with its sessions."""
        spec = _INSTRUMENT.dump_json(instrument).decode()
        self._connection.execute("INSERT INTO instruments VALUES (?, ?)", [instrument.symbol, spec])
        rows = ((*session[:3], *session.candle[1:6]) for session in sessions)
        self._insert("sessions", instrument.symbol, rows)

    def add_minutes(self, symbol: str, candles: Iterable[Candle]) -> None:
        """Add recorded minutes of one symbol."""
        self._insert("minutes", symbol, ((*candle[:6], *(candle.asks or _NO_ASKS)) for candle in candles))

    def _insert(self, table: str, symbol: str, rows: Iterable[Sequence[int | None]]) -> None:
        """Insert rows of whole numbers column by column: one statement however many rows."""
        columns = [list(column) for column in zip(*rows, strict=True)]
        if columns:
            unnested = ", ".join(["unnest(?::BIGINT[])"] * len(columns))
            self._connection.execute(f"INSERT INTO {table} SELECT ?, {unnested}", [symbol, *columns])


def open_store(path: str = IN_MEMORY) -> Store:
    """Open the database to read; a new one, or one in memory, begins with the embedded stocks.

    A file is opened read-only, so that several servers can share it.

    Raises:
        StoreUnavailable: the file is no market database, or another process is writing to it.
    """
    if path == IN_MEMORY:
        return _create(path)
    if not Path(path).exists():
        _create(path).close()
    return Store(_connect(path, read_only=True))


def open_store_to_write(path: str) -> Store:
    """Open the database file to write, alone; made with the embedded stocks where there is none.

    Raises:
        StoreUnavailable: the file is no market database, or another process uses it.
    """
    return Store(_connect(path, read_only=False)) if Path(path).exists() else _create(path)


def _connect(path: str, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(path, read_only=read_only)
        connection.execute("SELECT symbol FROM instruments LIMIT 0")
    except duckdb.CatalogException:
        raise StoreUnavailable(f"{path}: this database holds no market data") from None
    except duckdb.IOException as error:
        raise StoreUnavailable(f"{path}: {str(error).splitlines()[0]}") from None
    return connection


def _create(path: str) -> Store:
    try:
        if path != IN_MEMORY:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect(path)
    except (OSError, duckdb.IOException) as error:
        raise StoreUnavailable(f"{path}: {str(error).splitlines()[0]}") from None
    store = Store(connection)
    with store.transaction():
        connection.execute(_SCHEMA)
        sessions = embedded_sessions()
        for instrument in embedded_instruments():
            store.add_instrument(instrument, sessions[instrument.symbol])
    return store


def _candle(row: tuple[int, ...]) -> Candle:
    time, first, high, low, close, volume, *asks = row
    return Candle(time, first, high, low, close, volume, Ohlc(*asks) if asks[0] is not None else None)
