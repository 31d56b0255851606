"""A recording: minute bars of one symbol from one file, or from two files that hold its bid and its ask."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from trading_services.market.loading.minute import Minute, read_minute
from trading_services.market.loading.rejection import FAULTS_SHOWN, Fault, LoadRejected
from trading_services.market.loading.rows import Row, read_rows
from trading_services.market.session import MINUTE_MS

Progress = Callable[[int], None]
"""Told now and then how many rows were read."""

_ROWS_PER_REPORT = 10_000


class Pair(NamedTuple):
    """A minute and, where it was recorded, the same minute of the ask."""

    minute: Minute
    ask: Minute | None


class Stamp(StrEnum):
    """Which moment of its minute a row's time is."""

    BEGIN = "begin"
    END = "end"


@dataclass(frozen=True)
class Recording:
    """The files of one symbol; with ``ask_file``, ``file`` holds the bid."""

    file: Path
    ask_file: Path | None = None
    stamp: Stamp = Stamp.BEGIN

    def pairs(self, progress: Progress) -> Iterator[Pair]:
        """All minutes, oldest first.

        Raises:
            LoadRejected: a file cannot be read, or, after the last row, rows were wrong.
        """
        faults: list[Fault] = []
        total, latest = 0, -MINUTE_MS - 1
        for count, (row, ask_row) in enumerate(self._rows(), start=1):
            if count % _ROWS_PER_REPORT == 0:
                progress(count)
            try:
                pair = self._pair(row, ask_row, latest=latest)
            except LoadRejected as rejected:
                total += 1
                faults.extend(rejected.faults[: FAULTS_SHOWN - len(faults)])
                continue
            latest = pair.minute.time
            yield pair
        if faults:
            raise LoadRejected(tuple(faults), total)

    def _rows(self) -> Iterator[tuple[Row, Row | None]]:
        if self.ask_file is None:
            yield from ((row, None) for row in read_rows(self.file))
            return
        for row, ask_row in zip_longest(read_rows(self.file), read_rows(self.ask_file)):
            if row is None or ask_row is None:
                number, *_ = row or ask_row
                message = "the files have not as many rows: this one has no partner"
                raise LoadRejected((Fault(self.file if row else self.ask_file, number, message),))
            yield row, ask_row

    def _pair(self, row: Row, ask_row: Row | None, *, latest: int) -> Pair:
        minute = self._read(self.file, row)
        if minute.time <= latest:
            raise LoadRejected((Fault(self.file, row[0], "the time is not later than that of the row before"),))
        if self.ask_file is None or ask_row is None:
            return Pair(minute, None)
        ask = self._read(self.ask_file, ask_row)
        if ask.time != minute.time:
            message = f"the time is not that of its partner, row {row[0]} of {self.file.name}"
            raise LoadRejected((Fault(self.ask_file, ask_row[0], message),))
        return Pair(minute, ask)

    def _read(self, file: Path, row: Row) -> Minute:
        number, values = row
        try:
            minute = read_minute(values)
        except ValueError as error:
            raise LoadRejected((Fault(file, number, str(error)),)) from None
        return minute if self.stamp is Stamp.BEGIN else minute._replace(time=minute.time - MINUTE_MS)
