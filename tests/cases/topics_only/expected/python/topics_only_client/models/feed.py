"""Models of ``feed``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from topics_only_client.models._wire_model import WireModel


class Tick(WireModel):
    """One trade."""

    price: float
    size: int


class TickRequest(WireModel):
    """Whose ticks to follow."""

    symbol: Annotated[str, Field(max_length=16, min_length=1)]
