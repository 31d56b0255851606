"""A model."""

from pydantic import BaseModel


class Thing(BaseModel):
    """A thing."""

    id: int
