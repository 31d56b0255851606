"""The smallest API: one model, one operation."""

from pydantic import BaseModel


class Note(BaseModel):
    """A note."""

    id: int
    text: str
