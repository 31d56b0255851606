"""Any JSON value, where nobody says more."""

from typing import Any

from pydantic import BaseModel, JsonValue


class Free(BaseModel):
    """Values of every kind."""

    any: Any
    json_value: JsonValue
    maybe: Any = None
    mapping: dict[str, Any] = {}
    listed: list[JsonValue] = []
