"""Why a file is not loaded."""

from dataclasses import dataclass
from pathlib import Path

FAULTS_SHOWN = 10
"""Faults of one file that are listed; the others are counted."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a file; ``row`` counts from 1, a CSV's header included, and is 0 for the whole file."""

    file: Path
    row: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}" if self.row else str(self.file)
        return f"{place}: {self.message}"


class LoadRejected(Exception):
    """Nothing was loaded; carries the first faults and how many there are in all."""

    def __init__(self, faults: tuple[Fault, ...], total: int | None = None) -> None:
        self.faults = faults
        self.total = len(faults) if total is None else total
        super().__init__("\n".join(map(str, faults)))
