"""Models of ``ledger``."""

from __future__ import annotations

from access_client.models._wire_model import WireModel


class Account(WireModel):
    """Whose balance."""

    accountId: str


class Balance(WireModel):
    """A balance."""

    accountId: str
    cents: int
