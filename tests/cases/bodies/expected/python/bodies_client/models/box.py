"""Models of ``box``."""

from __future__ import annotations

from bodies_client.models._wire_model import WireModel


class Item(WireModel):
    """An item."""

    name: str
    count: int = 1
