"""Only one model is here."""

from pydantic import BaseModel


class Order(BaseModel):
    """The model."""

    id: int
