"""Models of the vault."""

from pydantic import BaseModel


class OrderFilter(BaseModel):
    """Whose orders."""

    accountId: str


class Order(BaseModel):
    """An order."""

    accountId: str
    note: str


class Entry(BaseModel):
    """A line of the audit."""

    text: str


class Status(BaseModel):
    """What everybody may know."""

    open: bool
