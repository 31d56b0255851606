"""A model."""

from enum import StrEnum

from pydantic import BaseModel


class Colour(StrEnum):
    """Colours."""

    RED = "red"


class Thing(BaseModel):
    """A thing."""

    id: int
