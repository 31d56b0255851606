"""One level of a JSON Schema in the only spelling it has here, so that two ways of writing one can be compared.

Before: ``{"anyOf": [{"$ref": "#/components/schemas/Side"}, {"type": "null"}], "title": "Side"}``.
After: ``Shape(members=({"type": "string", "enum": ["buy", "sell"]}, {"type": "null"}))``.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from tradegen.gates.fuller_schemas import FLAG
from tradegen.introspect.patterns import ecma_pattern
from tradegen_runtime.documents import JsonObject, JsonValue

_SAYS_NOTHING: Final = frozenset(
    {
        "$defs",
        "title",
        "description",
        "examples",
        "example",
        "deprecated",
        "readOnly",
        "writeOnly",
        "discriminator",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
        "uniqueItems",
    }
)
"""Words about a value that do not change which values are meant; sets are lists on the wire."""

_BYTES: Final = frozenset({"binary", "base64", "base64url"})
_BRANCHES: Final = ("anyOf", "oneOf")
_DECIMAL_PATTERN: Final = "^(?!^[-+.]*$)"


class Shape(msgspec.Struct, frozen=True):
    """What a schema says: ``keywords`` of its own, or a choice between ``members``.

    ``values`` are the constants it allows, ``None`` where any value of the type will do. ``ref`` is the name of
    the component it stands for. ``is_flag``: the constants combine.
    """

    keywords: dict[str, JsonValue] = {}
    members: tuple[JsonObject, ...] = ()
    values: tuple[str, ...] | None = None
    default: tuple[JsonValue, ...] = ()
    ref: str = ""
    is_flag: bool = False


def shape_of(schema: JsonValue, components: JsonObject) -> Shape:
    """Return the shape of ``schema``; ``components`` holds what it refers to by name.

    Raises:
        KeyError: it refers to a component that is not there.
    """
    resolved, ref = _resolve(schema, components)
    default = (resolved["default"],) if resolved.get("default") is not None else ()
    members = tuple(_spread(resolved, components))
    if len(members) == 1 and members[0] is not resolved:
        inner = shape_of(members[0], components)
        return msgspec.structs.replace(inner, default=default or inner.default, ref=inner.ref or ref)
    if len(members) > 1:
        return Shape(members=members, default=default, ref=ref)
    values = _values(resolved)
    keywords = {} if values is not None else dict(_keywords(resolved))
    return Shape(keywords=keywords, values=values, default=default, ref=ref, is_flag=FLAG in resolved)


def _resolve(schema: JsonValue, components: JsonObject) -> tuple[JsonObject, str]:
    """Follow references; what stands beside one is added to it."""
    found: JsonObject = schema if isinstance(schema, Mapping) else {}
    name = ""
    while "$ref" in found:
        name = str(found["$ref"]).rpartition("/")[2]
        beside = {key: value for key, value in found.items() if key != "$ref"}
        target = components[name]
        found = {**(target if isinstance(target, Mapping) else {}), **beside}
    whole = found.get("allOf")
    if isinstance(whole, Sequence) and len(whole) == 1:
        beside = {key: value for key, value in found.items() if key != "allOf"}
        inner, inner_name = _resolve(whole[0], components)
        return {**inner, **beside}, name or inner_name
    return found, name


def _spread(schema: JsonObject, components: JsonObject) -> Iterator[JsonObject]:
    """Yield the alternatives of a choice, nested ones spread out, each once; the schema itself where it is none."""
    found: dict[str, JsonObject] = {}
    constants: dict[str, JsonValue] = {}
    for one in _alternatives(schema, components):
        resolved, _ = _resolve(one, components)
        values = _constants(resolved)
        if values is None:
            key = msgspec.json.encode(one, order="sorted").decode()
            found.setdefault(key, one)
        else:
            constants |= {_spelled(value): value for value in values}
    is_split = found or len(constants) != len(_constants(schema) or ()) or ("null" in constants and len(constants) > 1)
    if constants and is_split:
        if constants.pop("null", 0) is None:
            found.setdefault("null", {"type": "null"})
        if constants:
            found["constants"] = {"enum": list(constants.values())}
        yield from found.values()
    elif constants or not found:
        yield schema
    else:
        yield from found.values()


def _alternatives(schema: JsonObject, components: JsonObject) -> Iterator[JsonObject]:
    resolved, _ = _resolve(schema, components)
    for branch in _BRANCHES:
        options = resolved.get(branch)
        if isinstance(options, Sequence):
            for option in options:
                if isinstance(option, Mapping):
                    yield from _alternatives(option, components)
            return
    kinds = resolved.get("type")
    if isinstance(kinds, Sequence) and not isinstance(kinds, str):
        yield from ({**resolved, "type": kind} for kind in kinds)
    else:
        yield schema


def _constants(schema: JsonObject) -> Sequence[JsonValue] | None:
    if "const" in schema:
        return [schema["const"]]
    flags = schema.get("x-tradegen-flags")
    values = list(flags.values()) if isinstance(flags, Mapping) else schema.get("enum")
    if isinstance(values, Sequence) and not isinstance(values, str):
        return values
    return [None] if schema.get("type") == "null" else None


def _values(schema: JsonObject) -> tuple[str, ...] | None:
    constants = _constants(schema)
    return None if constants is None else tuple(sorted(_spelled(value) for value in constants))


def _keywords(schema: JsonObject) -> Iterator[tuple[str, JsonValue]]:
    for key, value in schema.items():
        match key, value:
            case "default", _:
                pass
            case ("format", "decimal") | ("type", "any"):
                pass
            case "pattern", str() if value.startswith(_DECIMAL_PATTERN):
                pass
            case "pattern", str():
                if (portable := ecma_pattern(value)) is not None:
                    yield key, portable
            case (("minLength" | "maxLength"), _) if "contentMediaType" in schema or schema.get("format") in _BYTES:
                pass  # of bytes, which have no length as text
            case "patternProperties", Mapping() if len(value) == 1:
                ((pattern, inner),) = value.items()
                yield "propertyNames", {"type": "string", "pattern": pattern}
                yield "additionalProperties", inner
            case "items", Sequence() if not isinstance(value, str):
                yield "prefixItems", value  # the spelling of JSON Schema before 2020-12
            case (("additionalProperties" | "items" | "unevaluatedProperties"), bool()):
                pass
            case "additionalItems", _:
                pass
            case _ if key not in _SAYS_NOTHING and not key.startswith("x-"):
                yield key, value


def key_shape(schema: JsonValue, components: JsonObject) -> Shape:
    """Return the shape of the keys of an object: they are text, whatever they are made of."""
    shape = shape_of(schema, components)
    values = None if shape.values is None else tuple(sorted(value.strip('"') for value in shape.values))
    keywords = {key: value for key, value in shape.keywords.items() if key != "type"}
    return msgspec.structs.replace(shape, values=values, keywords=keywords)


def _spelled(value: JsonValue) -> str:
    """Return a constant as text, so that 1 and 1.0 are one and 1 and "1" and true are three."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return msgspec.json.encode(value, order="sorted").decode()
