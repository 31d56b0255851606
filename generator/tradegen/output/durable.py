"""Bytes that are still there after the power was lost: written, and then waited for."""

import os
from pathlib import Path


def write_durably(path: Path, content: bytes) -> None:
    """Write the file at ``path`` and wait until the disk has it; its name is durable once its folder is synced."""
    path.write_bytes(content)
    sync(path)


def sync(path: Path) -> None:
    """Wait until the disk has what the file or the folder at ``path`` holds."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
