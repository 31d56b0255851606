"""Valid values of a JSON Schema, one for each variant: deterministic, and together they take every branch.

Variant 0 is the smallest value: required members alone, first branches, empty lists. Each further variant holds
every member and takes the next branch of every union, enum and flag.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import JsonValue

Schema = Mapping[str, "JsonValue"]

VARIANTS: Final = 4

FORMATS: Final = {
    "date": ("2024-02-29", "1999-12-31"),
    "date-time": ("2024-02-29T12:30:00Z", "2024-02-29T12:30:00.123456+05:30"),
    "time": ("12:30:00Z", "23:59:59.5Z"),
    "duration": ("PT90S", "P1DT1H"),
    "uuid": ("00000000-0000-4000-8000-000000000001", "6ba7b810-9dad-41d1-80b4-00c04fd430c8"),
    "uri": ("https://example.org/a?b=c#d", "http://example.com/"),
    "email": ("someone@example.org", "a.b+c@example.com"),
    "ipv4": ("127.0.0.1", "10.0.0.255"),
    "ipv6": ("::1", "2001:db8::1"),
    "base64": ("aGk/Pz8=", ""),
    "base64url": ("aGk_Pz8=", ""),
    "binary": ("bytes", ""),
    "decimal": ("12.50", "3"),
}
"""Texts of each format as Pydantic reads them."""

TEXTS: Final = ("text", "", "a b/c?d=e&f#g%", 'quote " \\ Zürich 株 \U0001f602 \u2028')
"""Texts that printers and URLs disagree about."""

PATTERNED: Final = (
    "text",
    "1",
    "ABC",
    "abc",
    "1.5",
    "AB",
    "2024-02-29",
    "a_b",
    "P1D",
    "-3",
    "https://example.org",
    "a1",
)
"""Texts likely to match a pattern."""

ANYTHING: Final[tuple[JsonValue, ...]] = (1, {"any": ["thing", None]}, None, "text")
"""Values of a schema that allows all."""


class Sampler:
    """Makes values for schemas of one document; ``root`` is what ``#/…`` references point into."""

    def __init__(self, root: Schema) -> None:
        self._root = root

    def samples(self, schema: Schema) -> Iterator[JsonValue]:
        """Yield one valid value for each variant."""
        for variant in range(VARIANTS):
            yield self.sample(schema, variant)

    def sample(self, schema: Schema, variant: int) -> JsonValue:
        """Return the value of ``variant``.

        Raises:
            LookupError: no candidate satisfies the schema; it needs ``examples``.
        """
        return self._value(schema, variant, ())

    def _value(self, schema: Schema, variant: int, open_refs: tuple[str, ...]) -> JsonValue:
        match schema:
            case {"$ref": str(ref)}:
                nested = 0 if ref in open_refs else variant
                if open_refs.count(ref) > 2:
                    raise RecursionError(ref)
                return self._value(self._target(ref), nested, (*open_refs, ref))
            case {"const": value}:
                return value
            case {"enum": [*values]}:
                return values[variant % len(values)]
            case {"oneOf": [*branches], "discriminator": {"propertyName": str(tag)}}:
                return self._branch([self._tagged(_schema(branch), tag) for branch in branches], variant, open_refs)
            case {"anyOf": [*branches]} | {"oneOf": [*branches]}:
                return self._branch(branches, variant, open_refs)
            case {"allOf": [only]}:
                return self._value(_schema(only), variant, open_refs)
            case {"type": "object"}:
                return self._object(schema, variant, open_refs)
            case {"type": "array"}:
                return self._array(schema, variant, open_refs)
            case {"contentMediaType": "application/json", "contentSchema": dict(content)}:
                return json.dumps(self._value(content, variant, open_refs))
            case {"type": "string"}:
                return text_of(schema, variant)
            case {"type": "integer" | "number"}:
                return number_of(schema, variant)
            case {"type": "boolean"}:
                return variant % 2 == 1
            case {"type": "null"}:
                return None
            case _:
                return ANYTHING[variant % len(ANYTHING)]

    def _tagged(self, branch: Schema, tag: str) -> JsonValue:
        """Return a branch with its tag required: without it nothing tells which branch a value is of."""
        while "$ref" in branch:
            branch = self._target(str(branch["$ref"]))
        if "properties" not in branch:
            return dict(branch)
        required = branch.get("required", [])
        assert isinstance(required, list)
        return {**branch, "required": [*required, tag]}

    def _target(self, ref: str) -> Schema:
        found: JsonValue = dict(self._root)
        for part in ref.removeprefix("#/").split("/"):
            found = _schema(found)[part.replace("~1", "/").replace("~0", "~")]
        return _schema(found)

    def _branch(self, branches: list[JsonValue], variant: int, open_refs: tuple[str, ...]) -> JsonValue:
        """Take the branch of the variant; where it recurses too deeply, the first that does not."""
        turn = variant % len(branches)
        for branch in (*branches[turn:], *branches[:turn]):
            try:
                return self._value(_schema(branch), variant, open_refs)
            except RecursionError:
                continue
        raise RecursionError(open_refs[-1])

    def _object(self, schema: Schema, variant: int, open_refs: tuple[str, ...]) -> JsonValue:
        members = _schema(schema.get("properties", {}))
        required = schema.get("required", [])
        assert isinstance(required, list)
        found: dict[str, JsonValue] = {}
        for name, member in members.items():
            if variant > 0 or name in required:
                try:
                    found[name] = self._value(_schema(member), variant, open_refs)
                except RecursionError:
                    if name in required:
                        raise
        if variant > 0:
            found |= self._free_members(schema, variant, open_refs)
        return found

    def _free_members(self, schema: Schema, variant: int, open_refs: tuple[str, ...]) -> dict[str, JsonValue]:
        """Members that the schema has no names for."""
        patterns = _schema(schema.get("patternProperties", {}))
        free = next(iter(patterns.values()), schema.get("additionalProperties", False))
        if free is False:
            return {}
        names = _schema(schema.get("propertyNames", {"type": "string", "pattern": next(iter(patterns), ".")}))
        try:
            key = self._value({"type": "string", **names}, variant, open_refs)
            value = self._value({} if free is True else _schema(free), variant, open_refs)
        except RecursionError:
            return {}
        return {key if isinstance(key, str) else str(key): value}

    def _array(self, schema: Schema, variant: int, open_refs: tuple[str, ...]) -> JsonValue:
        fixed = schema.get("prefixItems", [])
        assert isinstance(fixed, list)
        least = _whole(schema.get("minItems", 0))
        kept = fixed if variant > 0 else fixed[:least]
        found = [self._value(_schema(item), variant, open_refs) for item in kept]
        free = schema.get("items", not fixed)
        wanted = min(max(least, min(variant, 2)), _whole(schema.get("maxItems", 2)))
        if free is False:
            return found
        for turn in range(len(found), wanted):
            try:
                item = self._value({} if free is True else _schema(free), variant + turn, open_refs)
            except RecursionError:
                break
            if item not in found or not schema.get("uniqueItems"):
                found.append(item)
        return found


def text_of(schema: Schema, variant: int) -> str:
    """Return a text of the schema's format, pattern and length.

    Raises:
        LookupError: no candidate matches.
    """
    name = schema.get("format")
    examples = schema.get("examples", [])
    assert isinstance(examples, list)
    candidates: tuple[str, ...] = FORMATS.get(name, TEXTS) if isinstance(name, str) else TEXTS
    if examples:
        candidates = tuple(text for text in examples if isinstance(text, str))
    elif "pattern" in schema:
        candidates = PATTERNED
    least, most = _whole(schema.get("minLength", 0)), _whole(schema.get("maxLength", 1000))
    sized = [text.ljust(least, "x")[:most] if name is None else text for text in candidates]
    pattern = str(schema.get("pattern", "")).replace("\\z", "\\Z")
    fitting = [text for text in sized if re.search(pattern, text) and least <= len(text) <= most]
    if not fitting:
        raise LookupError(f"no sample of {schema}")
    return fitting[variant % len(fitting)]


def number_of(schema: Schema, variant: int) -> int | float:
    """Return a number within the schema's bounds.

    Raises:
        LookupError: no candidate is.
    """
    limits = [schema[key] for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum") if key in schema]
    ends = [value for value in limits if isinstance(value, int | float)]
    near = [value + step for value in ends for step in (0, 1, -1)]
    plain: list[int | float] = [1, 0, -7, 2**53 - 1] if schema["type"] == "integer" else [1.5, 0, -7.25, 0.25]
    fitting = [value for value in (*plain, *near) if _allowed(value, schema)]
    if not fitting:
        raise LookupError(f"no sample of {schema}")
    return fitting[variant % len(fitting)]


def _allowed(value: float, schema: Schema) -> bool:
    multiple = _number(schema.get("multipleOf", 0))
    return (
        _number(schema.get("minimum", value)) <= value <= _number(schema.get("maximum", value))
        and _number(schema.get("exclusiveMinimum", value - 1))
        < value
        < _number(schema.get("exclusiveMaximum", value + 1))
        and (not multiple or value % multiple == 0)
        and (schema["type"] == "number" or value == int(value))
    )


def _number(value: JsonValue) -> float:
    assert isinstance(value, int | float)
    return value


def _whole(value: JsonValue) -> int:
    assert isinstance(value, int)
    return value


def _schema(value: JsonValue) -> dict[str, JsonValue]:
    assert isinstance(value, dict), value
    return value
