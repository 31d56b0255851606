"""A module that ends the process."""

import sys

from pydantic import BaseModel


class Thing(BaseModel):
    """A thing."""

    id: int


sys.exit(3)
