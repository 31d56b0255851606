"""Models of ``old``."""

from __future__ import annotations

from pydantic import Field

from deprecations_client.models._wire_model import WireModel


class Thing(WireModel):
    """Deprecated fields: with a message and without."""

    name: str
    title: str = Field(default="", deprecated="use name")
    code: int = Field(default=0, deprecated=True)
