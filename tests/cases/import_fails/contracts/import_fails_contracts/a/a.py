"""A module that cannot be imported."""

from pydantic import BaseModel

LIMIT = int("many")


class Thing(BaseModel):
    """A thing."""

    id: int
