"""The JSON Schema of a type, in one of its two views.

Two dialects differ in a few keywords: OpenAPI 3.1 and JSON Schema itself are 2020-12; AsyncAPI is draft-07 with
a ``discriminator`` that is a bare name (AsyncAPI 3.0, "Schema Object").
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal, assert_never

import msgspec
import orjson

from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
    EnumRef,
    IntType,
    ListType,
    LiteralType,
    MapType,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.views.graph import Ref
from tradegen_runtime.documents import JsonObject, JsonValue

Dialect = Literal["2020-12", "asyncapi"]

_BOUNDS: Final = (("ge", "minimum"), ("gt", "exclusiveMinimum"), ("le", "maximum"), ("lt", "exclusiveMaximum"))
_SCALARS: Final = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (type(None), "null"))


class SchemaWriter(msgspec.Struct, frozen=True):
    """Writes types as JSON Schema in one dialect; ``pointer`` says where the schema of a named type stands."""

    pointer: Callable[[Ref], str]
    dialect: Dialect = "2020-12"

    def schema(self, kind: Type) -> JsonObject:
        """JSON Schema of ``kind``.

        Raises:
            ValueError: an open type parameter stands in ``kind``.
        """
        match kind:
            case AnyType():
                return {}
            case NullType():
                return {"type": "null"}
            case BoolType():
                return {"type": "boolean"}
            case IntType():
                return {"type": "integer", **bounds(kind)}
            case NumberType():
                return {"type": "number", **bounds(kind)}
            case StrType():
                return string_schema(kind)
            case LiteralType(values=values):
                return literal_schema(values)
            case ModelRef() | EnumRef() | AliasRef():
                return {"$ref": self.pointer(kind)}
            case ListType():
                return self.list_schema(kind)
            case TupleType(items=items):
                return self.tuple_schema(items)
            case MapType():
                return self.map_schema(kind)
            case UnionType():
                return self.union_schema(kind)
            case TypeParam(name=name):
                raise ValueError(f"open type parameter {name}")
            case _:
                assert_never(kind)

    def list_schema(self, kind: ListType) -> JsonObject:
        """``array`` of one item type."""
        sizes = (("minItems", kind.min_items), ("maxItems", kind.max_items), ("uniqueItems", kind.unique or None))
        return {"type": "array", "items": self.schema(kind.item), **present(sizes)}

    def tuple_schema(self, items: Sequence[Type]) -> JsonObject:
        """``array`` with a type per position."""
        size = {"minItems": len(items), "maxItems": len(items)}
        if not items:
            return {"type": "array", **size}
        schemas = [self.schema(item) for item in items]
        if self.dialect == "asyncapi":
            return {"type": "array", "items": schemas, "additionalItems": False, **size}
        return {"type": "array", "prefixItems": schemas, **size}

    def map_schema(self, kind: MapType) -> JsonObject:
        """``object`` with free keys; ``propertyNames`` where the key says more than ``str``."""
        names = {} if kind.key == StrType() else {"propertyNames": self.schema(kind.key)}
        sizes = present((("minProperties", kind.min_items), ("maxProperties", kind.max_items)))
        return {"type": "object", "additionalProperties": self.schema(kind.value), **names, **sizes}

    def union_schema(self, kind: UnionType) -> JsonObject:
        """``anyOf``, or ``oneOf`` with a discriminator; null stands outside of a tagged union."""
        if kind.tag is None:
            return {"anyOf": [self.schema(member) for member in kind.members]}
        tagged = {
            "oneOf": [self.schema(member) for member in kind.members if not isinstance(member, NullType)],
            "discriminator": self.discriminator(kind, kind.tag),
        }
        return {"anyOf": [tagged, {"type": "null"}]} if NullType() in kind.members else tagged

    def discriminator(self, kind: UnionType, tag: str) -> JsonValue:
        """The discriminator in the form the dialect wants."""
        if self.dialect == "asyncapi":
            return tag
        mapping = {
            text if isinstance(text := orjson.loads(value), str) else value: self.pointer(member)
            for member, values in zip(kind.members, kind.tags, strict=True)
            if isinstance(member, ModelRef | AliasRef)
            for value in values
        }
        return {"propertyName": tag, "mapping": mapping} if mapping else {"propertyName": tag}

    def annotated(self, kind: Type, notes: JsonObject) -> JsonObject:
        """The schema of ``kind`` with annotations such as ``description`` beside it."""
        schema = self.schema(kind)
        if not notes:
            return schema
        if self.dialect == "asyncapi" and "$ref" in schema:
            return {"allOf": [schema], **notes}  # draft-07 ignores what stands beside $ref
        return {**schema, **notes}


def bounds(kind: IntType | NumberType) -> dict[str, JsonValue]:
    """Range keywords of a number."""
    found: dict[str, JsonValue] = {}
    for name, keyword in _BOUNDS:
        text = getattr(kind, name)
        if text is not None:
            found[keyword] = number(text)
    if kind.multiple_of is not None:
        found["multipleOf"] = number(kind.multiple_of)
    return found


def number(text: str) -> int | float:
    """The JSON number a decimal literal stands for; whole numbers stay integers."""
    try:
        return int(text)
    except ValueError:
        value = float(text)
        return int(value) if value.is_integer() and abs(value) < 2**53 else value


def string_schema(kind: StrType) -> JsonObject:
    """``string`` with its limits; a naive ``date-time`` has its own format, for it is not RFC 3339."""
    text = "date-time-local" if kind.naive and kind.format == "date-time" else kind.format
    keywords = (
        ("format", text),
        ("minLength", kind.min_length),
        ("maxLength", kind.max_length),
        ("pattern", kind.pattern),
    )
    return {"type": "string", **present(keywords)}


def literal_schema(texts: Sequence[str]) -> JsonObject:
    """``const`` or ``enum``, with the ``type`` the values share."""
    values: list[JsonValue] = [orjson.loads(text) for text in texts]
    kinds = {scalar_type(value) for value in values}
    shared = {"type": kinds.pop()} if len(kinds) == 1 else {}
    return {**shared, "const": values[0]} if len(values) == 1 else {**shared, "enum": values}


def scalar_type(value: JsonValue) -> str:
    """JSON Schema's name for the type of a scalar."""
    return next(name for kind, name in _SCALARS if isinstance(value, kind))


def present(keywords: Sequence[tuple[str, JsonValue]]) -> Mapping[str, JsonValue]:
    """The keywords that have a value."""
    return {name: value for name, value in keywords if value is not None}
