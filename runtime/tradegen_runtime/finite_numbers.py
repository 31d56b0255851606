"""Sees to it that null never stands where a number is promised.

JSON has no NaN and no infinities, and Pydantic sends null for them, whatever the type of the field is. Nothing is
looked at before a null is among the bytes; then the value goes through a second serializer, in which every number
that may not be null asks whether it is one.
"""

import math
from collections.abc import Mapping
from typing import Any, Final, Generic, NamedTuple, TypeVar

from pydantic import TypeAdapter
from pydantic_core import CoreSchema, SchemaSerializer, core_schema

T = TypeVar("T")

Node = Mapping[str, Any]
"""A node of Pydantic's core schema."""

_NO_NODES: Final = frozenset(("metadata", "default", "expected", "config", "cls", "discriminator"))
"""What a node holds beside other nodes."""
_CLASSES: Final = frozenset(("model", "dataclass", "typed-dict", "named-tuple"))
_TRANSPARENT: Final = frozenset(("default", "custom-error", "definitions", "lax-or-strict", "json-or-python"))
"""Nodes that say nothing themselves about what is sent."""


class NotFiniteError(ValueError):
    """A number is not finite, and its type does not allow null."""


class FiniteNumbers(Generic[T]):
    """Refuses values of one type that would be sent with a null in the place of a number."""

    def __init__(self, adapter: TypeAdapter[T]) -> None:
        self._adapter: Final = adapter
        self._asked: SchemaSerializer | None = None
        self._is_prepared = False

    def check(self, value: T, encoded: bytes) -> None:
        """Check a value that was sent as ``encoded``.

        Raises:
            NotFiniteError: null stands in the place of a number.
        """
        if b"null" not in encoded:
            return
        if not self._is_prepared:
            self._asked, self._is_prepared = _asking(self._adapter.core_schema), True
        if self._asked is None:
            return
        found: list[str] = []
        self._asked.to_json(value, by_alias=True, warnings=False, context=found)
        if found:
            raise NotFiniteError(
                f"{found[0]}, but its type promises a number, and JSON has only null for it:"
                " send what is finite, or declare it as float | None"
            )


def _asking(schema: CoreSchema) -> SchemaSerializer | None:
    """The serializer whose numbers ask, each under the name of its field; ``None`` where there are none."""
    asking = _Asking()
    asked = asking.node(schema, _Place())
    # Prebuilt are the serializers of the classes themselves, which do not ask.
    return SchemaSerializer(asked, _use_prebuilt=False) if asking.has_numbers else None


class _Asking:
    """Rewrites a core schema so that its numbers ask."""

    def __init__(self) -> None:
        self.has_numbers = False
        self._definitions: dict[str, Node] = {}

    def node(self, node: Node, place: "_Place") -> Node:
        """``node`` at ``place``, with everything in it."""
        kind = node["type"]
        if kind == "definitions":
            self._definitions |= {one["ref"]: one for one in node["definitions"]}
        if kind == "definition-ref" and self._definitions[node["schema_ref"]]["type"] == "float":
            node = {key: part for key, part in self._definitions[node["schema_ref"]].items() if key != "ref"}
        if node["type"] == "float":
            return node if place.may_be_null or place.is_said or "serialization" in node else self._number(node, place)
        inside = place.inside(node)
        return {key: part if key in _NO_NODES else self._part(part, inside) for key, part in node.items()}

    def _number(self, node: Node, place: "_Place") -> Node:
        self.has_numbers = True
        return {**node, "serialization": _asks(place.name)}

    def _part(self, part: object, place: "_Place") -> object:
        match part:
            case dict() if isinstance(part.get("type"), str):
                name = part.get("name", part.get("property_name"))
                return self.node(part, place if name is None else place.field(name))
            case dict():
                return {name: self._part(one, place.field(name)) for name, one in part.items()}
            case list():
                return [self._part(one, place) for one in part]
            case tuple():
                return tuple(self._part(one, place) for one in part)
            case _:
                return part


class _Place(NamedTuple):
    """Where a node stands.

    ``owner`` is the class around it, ``name`` the field. ``is_said``: the configuration of the class says what is sent
    for numbers that are not finite. ``may_be_null``: null is a value here.
    """

    owner: str = ""
    name: str = "the value"
    is_said: bool = False
    may_be_null: bool = False

    def inside(self, node: Node) -> "_Place":
        """The place of what ``node`` holds."""
        kind = node["type"]
        if kind in _CLASSES:
            return _Place(node["cls"].__name__, node["cls"].__name__, "ser_json_inf_nan" in (node.get("config") or {}))
        if kind == "nullable" or (kind == "union" and any(map(_is_none, node["choices"]))):
            return self._replace(may_be_null=True)
        if kind in _TRANSPARENT or kind == "union" or kind.startswith("function-"):
            return self
        return self._replace(may_be_null=False)

    def field(self, name: str) -> "_Place":
        """The place of a member of the class."""
        return self._replace(name=f"{self.owner}.{name}" if self.owner else self.name)


def _is_none(choice: Node | tuple[Node, str]) -> bool:
    node = choice[0] if isinstance(choice, tuple) else choice
    return bool(node["type"] == "none")


def _asks(name: str) -> core_schema.SerSchema:
    def ask(value: object, info: core_schema.SerializationInfo[list[str]]) -> object:
        if isinstance(value, float) and not math.isfinite(value):
            info.context.append(f"{name} is {value}")
        return value

    return core_schema.plain_serializer_function_ser_schema(ask, info_arg=True)
