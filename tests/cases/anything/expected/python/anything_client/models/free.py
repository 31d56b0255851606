"""Models of ``free``."""

from __future__ import annotations

from pydantic import Field, JsonValue

from anything_client.models._wire_model import WireModel


class Free(WireModel):
    """Values of every kind."""

    any: JsonValue
    json_value: JsonValue
    maybe: JsonValue = None
    mapping: dict[str, JsonValue] = Field(default_factory=lambda: {})
    listed: list[JsonValue] = Field(default_factory=lambda: [])
