"""Orders, with a header and a side of their own."""

from enum import StrEnum

from public_names_contracts.pages import Page
from pydantic import BaseModel


class Side(StrEnum):
    """What an order does."""

    BUY = "buy"
    SELL = "sell"


class Header(BaseModel):
    """Of an order."""

    account: str
    side: Side
    note: str = ""


Headers = Page[Header]
