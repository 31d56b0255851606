"""Bytes that are still there after the power was lost: written, and then waited for."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

_AT_ONCE: Final = 4  # more threads take longer to start than they save of waiting


def sync_all(paths: Iterable[Path]) -> None:
    """Wait until the disk has what the files and folders hold; several at once, so that it writes them in one go.

    The name of a new file is durable once its folder is synced too.
    """
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as threads:
        for _ in threads.map(sync, paths):
            pass


def sync(path: Path) -> None:
    """Wait until the disk has what the file or the folder at ``path`` holds."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
