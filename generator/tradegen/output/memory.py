"""The folder ``.tradegen`` of a project: what makes the next run quick, and belongs to this checkout alone."""

from contextlib import suppress
from pathlib import Path
from typing import Final

FOLDER: Final = Path(".tradegen")


def make_memory(root: Path, part: str = "") -> Path:
    """Make the folder, or a ``part`` of it, below ``root`` where it is missing, keep git off it, and return it."""
    folder = root / FOLDER
    found = folder / part
    found.mkdir(parents=True, exist_ok=True)
    # As a new file only: a link of this name in a checkout is not followed.
    with suppress(OSError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
        file.write("*\n")
    return found
