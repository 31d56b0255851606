"""Keep mypy's cache honest: it takes a file of the same size and second of change for unchanged."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

GRAIN_NS: Final = 50_000_000
"""The clock that stamps files ticks every few milliseconds only."""
_STAMP: Final = "asked"


def forget_edited(cache: Path, folders: Sequence[str]) -> None:
    """Drop what ``cache`` says of every module in ``folders`` that was changed since the last call.

    The time of a file's last change cannot be set back, as its mtime can.
    """
    stamp = cache / _STAMP
    since_ns = stamp.stat().st_mtime_ns - GRAIN_NS if stamp.exists() else 0
    cache.mkdir(exist_ok=True)
    stamp.write_bytes(b"")
    for note in cache.glob("*/**/*.meta.*"):
        module = note.relative_to(cache).parts[1:]
        if any(source.stat().st_ctime_ns >= since_ns for source in _sources(module, folders)):
            note.unlink()


def _sources(module: Sequence[str], folders: Sequence[str]) -> Iterator[Path]:
    """Yield the files that a note of mypy's may be about: it names them as they are named below their folder."""
    name = module[-1].partition(".")[0]
    for folder in folders:
        source = Path(folder, *module[:-1], f"{name}.py")
        if source.is_file():
            yield source
