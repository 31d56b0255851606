"""Notes below ``.tradegen/``: they make the next run quick, and whether one can be kept changes no result."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

VERSIONS: Final = Path(".tradegen") / "versions"
"""What versions declare, as `breaking` found it."""


def keep_note(path: Path, content: bytes) -> None:
    """Write a note whole, or not at all where nothing can be written."""
    staged = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            staged.write_bytes(content)
            staged.replace(path)
        finally:
            staged.unlink(missing_ok=True)
