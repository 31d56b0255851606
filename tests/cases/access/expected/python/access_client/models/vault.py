"""Models of ``vault``."""

from __future__ import annotations

from access_client.models._wire_model import WireModel


class Entry(WireModel):
    """A line of the audit."""

    text: str


class Order(WireModel):
    """An order."""

    accountId: str
    note: str


class OrderFilter(WireModel):
    """Whose orders."""

    accountId: str


class Status(WireModel):
    """What everybody may know."""

    open: bool
