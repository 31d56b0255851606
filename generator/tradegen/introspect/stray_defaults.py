"""Defaults that are not of their field's type: Pydantic does not check them, and sends them as they are."""

import json

from tradegen.fitting import may_be
from tradegen.introspect.default_values import default_node
from tradegen.introspect.field_names import Schema
from tradegen.ir import Type


def is_sent_unchecked(field: Schema, config: Schema) -> bool:
    """Whether the default of a field travels as it was written: neither validated nor made by a serializer."""
    node = default_node(field)
    if node is None or node.get("validate_default", config.get("validate_default")):
        return False
    return not any("serialization" in one for one in (field, node, node["schema"]))


def is_stray(text: str, kind: Type) -> bool:
    """Whether the default with JSON text ``text`` is no value of type ``kind``."""
    return not may_be(json.loads(text), kind)
