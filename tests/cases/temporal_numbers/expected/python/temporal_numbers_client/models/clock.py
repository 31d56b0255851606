"""Models of ``clock``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from temporal_numbers_client.models._wire_model import WireModel


class Clock(WireModel):
    """Times as numbers."""

    now: Annotated[int, Field(ge=0, le=253402300799999)]
    """UTC milliseconds since 1970."""
    then: Annotated[int, Field(ge=0, le=253402300799999)] | None = None
    took: float
