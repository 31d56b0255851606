"""A module that writes while it is imported."""

from pathlib import Path

from pydantic import BaseModel

Path("written.txt").write_text("here I was")


class Thing(BaseModel):
    """A thing."""

    id: int
