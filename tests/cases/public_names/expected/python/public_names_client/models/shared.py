"""Models of ``shared``."""

from __future__ import annotations

from public_names_client.models._wire_model import WireModel
from public_names_client.models.broker import OrderHeader


class SheetOrderHeader(WireModel):
    """A page of anything."""

    items: list[OrderHeader]
