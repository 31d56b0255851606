"""A module that imports what a contract may not."""

import fastapi
from numpy import array

from pydantic import BaseModel


class Thing(BaseModel):
    """A thing."""

    id: int
