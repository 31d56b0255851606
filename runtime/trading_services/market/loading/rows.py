"""Rows of a CSV, gzipped CSV or Parquet file, each value as text."""

import csv
import gzip
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TextIO

import duckdb

from trading_services.market.loading.rejection import Fault, LoadRejected

Row = tuple[int, Mapping[str, str]]
"""Row number and values by lower-case column name."""

_ROWS_FETCHED = 10_000


def read_rows(file: Path) -> Iterator[Row]:
    """Rows of a file in its order; the name's ending says which format it is.

    Raises:
        LoadRejected: the file cannot be read, or a row has not as many values as there are columns.
    """
    try:
        match file.suffixes:
            case [*_, ".parquet"]:
                yield from _parquet_rows(file)
            case [*_, ".csv", ".gz"]:
                with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as text:
                    yield from _csv_rows(file, text)
            case [*_, ".csv"]:
                with file.open(encoding="utf-8-sig", newline="") as text:
                    yield from _csv_rows(file, text)
            case _:
                raise LoadRejected((Fault(file, 0, "the name must end in .csv, .csv.gz or .parquet"),))
    except (OSError, EOFError, UnicodeDecodeError, csv.Error, duckdb.Error) as error:
        raise LoadRejected((Fault(file, 0, f"cannot be read: {_first_line(error)}"),)) from None


def _csv_rows(file: Path, text: TextIO) -> Iterator[Row]:
    lines = csv.reader(text, strict=True)
    columns = [name.strip().lower() for name in next(lines, [])]
    for values in lines:
        if not values:  # an empty line
            continue
        if len(values) != len(columns):
            message = f"{len(values)} values for {len(columns)} columns"
            raise LoadRejected((Fault(file, lines.line_num, message),))
        yield lines.line_num, dict(zip(columns, values, strict=True))


def _parquet_rows(file: Path) -> Iterator[Row]:
    with closing(duckdb.connect()) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        found = connection.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(file)])
        columns = [column[0].lower() for column in found.description or ()]
        number = 0
        while rows := found.fetchmany(_ROWS_FETCHED):
            for values in rows:
                number += 1
                yield number, {name: value or "" for name, value in zip(columns, values, strict=True)}


def _first_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return (str(error).splitlines() or [type(error).__name__])[0]
