"""Models of ``feed``."""

from __future__ import annotations

from delivery_client.models._wire_model import WireModel


class Price(WireModel):
    """An update."""

    price: float


class Request(WireModel):
    """Params."""

    symbol: str
