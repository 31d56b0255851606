"""Default values as JSON text."""

import json
import math
from typing import Any, NamedTuple, NoReturn

from pydantic_core import MISSING, PydanticSerializationError, SchemaSerializer, core_schema, to_json

from tradegen.introspect import rules
from tradegen.introspect.field_names import Schema
from tradegen.introspect.json_number import carried, is_carried
from tradegen.introspect.scope import Scope
from tradegen.introspect.views import Views
from tradegen.ir import ListType, MapType, Type

_EMPTY: dict[object, str] = {list: "[]", tuple: "[]", set: "[]", frozenset: "[]", dict: "{}"}

_HIDDEN = '"**********"'  # what Pydantic shows of a secret: not the default


class Default(NamedTuple):
    """What is sent for a member left out: JSON text, or unknown until it is made (``has_factory``)."""

    text: str | None
    has_factory: bool


NO_DEFAULT = Default(None, has_factory=False)
UNTOLD = Default(None, has_factory=True)


def default_node(schema: Schema) -> Schema | None:
    """The ``default`` node of a field's schema, seen through its validators."""
    while schema["type"] != "default":
        if not schema["type"].startswith("function-") or "schema" not in schema:
            return None
        schema = schema["schema"]
    return schema


def may_be_missing(schema: Schema) -> bool:
    """Whether the member can be absent from what is sent (the ``MISSING`` sentinel)."""
    node = default_node(schema)
    return node is not None and node.get("default") is MISSING


def read_default(schema: Schema, views: Views, scope: Scope) -> Default:
    """The default of a field; a factory of the user's is never called."""
    node = default_node(schema)
    if node is None or node.get("default") is MISSING:
        return NO_DEFAULT
    if "default" not in node:
        text = _EMPTY.get(node.get("default_factory"))
        return Default(text, has_factory=text is None)
    try:
        if _is_sent_as_null(node["default"], scope):
            scope.report(rules.INFINITE_DEFAULT)
            return UNTOLD
        text = _text(node["default"], node, views, scope)
        return UNTOLD if _HIDDEN in text else Default(text, has_factory=False)
    except (PydanticSerializationError, ValueError, TypeError):
        scope.report(rules.DEFAULT_NOT_JSON)
        return UNTOLD


def _text(value: object, node: Schema, views: Views, scope: Scope) -> str:
    custom = "serialization" in node or "serialization" in node["schema"]
    if not custom and (value is None or type(value) in (bool, int, str)):
        if isinstance(value, int) and not is_carried(value):
            raise ValueError("the number is too large for JSON")
        return to_json(value).decode()
    if custom and views.in_type == views.out_type:
        text = serializer_of(node, scope).to_json(value, by_alias=True, round_trip=True)
    else:
        text = to_json(
            value,
            by_alias=True,
            round_trip=True,
            inf_nan_mode="constants",
            bytes_mode=scope.config.get("ser_json_bytes", "utf8"),
            timedelta_mode=scope.config.get("ser_json_timedelta", "iso8601"),
        )
    parsed = json.loads(text, parse_constant=_refuse, parse_int=carried)
    ordered = _ordered(parsed, views.in_type)
    return text.decode() if ordered == parsed else to_json(ordered).decode()


def _is_sent_as_null(value: object, scope: Scope) -> bool:
    infinite = isinstance(value, float) and not math.isfinite(value)
    return infinite and scope.config.get("ser_json_inf_nan", "null") == "null"


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def serializer_of(node: Schema, scope: Scope) -> SchemaSerializer:
    """What Pydantic sends values of ``node`` with."""
    node_schema: Any = node
    definitions: list[Any] = list(scope.definitions.values())
    config: Any = dict(scope.config)
    return SchemaSerializer(core_schema.definitions_schema(node_schema, definitions), config)


def _ordered(value: object, wire: Type) -> object:
    """``value`` with the items of sets sorted: their own order changes from run to run."""
    match wire, value:
        case ListType(item=item, unique=unique), list():
            items = [_ordered(one, item) for one in value]
            return sorted(items, key=json.dumps) if unique else items
        case MapType(value=inner), dict():
            return {key: _ordered(one, inner) for key, one in value.items()}
        case _:
            return value
