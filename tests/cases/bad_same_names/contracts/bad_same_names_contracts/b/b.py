"""The other."""

from pydantic import BaseModel


class Order(BaseModel):
    """The second."""

    name: str
