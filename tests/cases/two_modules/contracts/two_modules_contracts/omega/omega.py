"""The second: always on, of another version, with a base of its own."""

from pydantic import BaseModel


class Omega(BaseModel):
    """A model of the second."""

    z: int
