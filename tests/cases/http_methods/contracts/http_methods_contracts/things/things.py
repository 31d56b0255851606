"""One operation for every HTTP method."""

from pydantic import BaseModel


class NewThing(BaseModel):
    """A thing to make."""

    name: str


class Thing(BaseModel):
    """A thing with its identity."""

    id: int
    name: str
