"""Models of the ledger."""

from pydantic import BaseModel


class Account(BaseModel):
    """Whose balance."""

    accountId: str


class Balance(BaseModel):
    """A balance."""

    accountId: str
    cents: int
