"""The first of two modules."""

from pydantic import BaseModel


class Alpha(BaseModel):
    """A model of the first."""

    a: int
