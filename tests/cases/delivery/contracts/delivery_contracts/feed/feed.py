"""How updates are delivered, and what is kept for those who come back."""

from pydantic import BaseModel


class Request(BaseModel):
    """Params."""

    symbol: str


class Price(BaseModel):
    """An update."""

    price: float
