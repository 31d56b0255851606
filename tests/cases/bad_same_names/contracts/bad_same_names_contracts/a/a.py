"""A model of a name that another domain has too."""

from pydantic import BaseModel


class Order(BaseModel):
    """The first."""

    id: int
