"""Valid JSON values of a topic's key types: the plain, the empty, the far ends and the awkward."""

from collections.abc import Iterator
from typing import Final, assert_never

import orjson

from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
    EnumRef,
    Field,
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
from tradegen.pattern_match import matches
from tradegen.specs.pattern_samples import pattern_samples
from tradegen.views.graph import Arguments, Declared, arguments_of, substitute
from tradegen_runtime.documents import JsonValue

SAFE_INT: Final = 2**53 - 1
"""The greatest integer every JSON reader keeps (RFC 8259 §6)."""

TEXTS: Final = (
    "A-1",
    "AAPL",
    "",
    "Zürich 株 \U0001f602",
    'quote " backslash \\ slash /',
    "\u0001\b\t\n\f\r\u007f\u2028",
    "null",
    "</script>",
    "e\u0301 is not \u00e9",
)
"""Strings that printers disagree about."""

COMMON: Final = ("1", "1D", "abc", "ABC", "a1", "A1B2C3", "2024-01-02", "0x1f", "a_b", "a-b", "a@b.c", "USD", "EURUSD")
"""Strings that are likely to match the pattern of an identifier."""

FORMATTED: Final = {
    "date": ("2024-02-29",),
    "date-time": ("2024-01-02T03:04:05Z",),
    "time": ("03:04:05",),
    "duration": ("PT90S",),
    "uuid": ("00000000-0000-4000-8000-000000000001",),
    "uri": ("https://example.org/a?b=c",),
    "email": ("someone@example.org",),
    "decimal": ("12.5",),
}
"""Strings of each format as the server itself would print them."""

MAX_DEPTH: Final = 4
"""Objects and lists nested deeper do not stand in a key."""


def samples(kind: Type, names: Declared, depth: int = 0) -> Iterator[JsonValue]:
    """Yield valid values of ``kind``, the plainest first; none for a type that a key cannot hold."""
    if depth > MAX_DEPTH:
        return
    match kind:
        case BoolType():
            yield from (True, False)
        case IntType():
            yield from int_samples(kind)
        case StrType():
            yield from str_samples(kind)
        case LiteralType(values=values):
            yield from (orjson.loads(value) for value in values)
        case EnumRef(ref=ref):
            yield from (orjson.loads(member.value) for member in names.enums[ref].members)
        case AliasRef(ref=ref):
            yield from samples(names.aliases[ref].in_type, names, depth + 1)
        case ModelRef():
            yield from object_samples(kind, names, depth)
        case ListType():
            yield from list_samples(kind, names, depth)
        case UnionType(members=members):
            for member in members:
                yield from samples(member, names, depth)
        case NullType():
            yield None
        case AnyType() | NumberType() | TupleType() | MapType() | TypeParam():
            return
        case _:
            assert_never(kind)


def int_samples(kind: IntType) -> Iterator[int]:
    """Yield zero and its neighbours, the bounds, and the ends of the safe range, where they are allowed."""
    ends = [int(bound) for bound in (kind.ge, kind.gt, kind.le, kind.lt) if bound is not None and is_int(bound)]
    near = (value for end in ends for value in (end - 1, end, end + 1))
    found = dict.fromkeys((1, 0, -1, 7, *near, SAFE_INT, -SAFE_INT))
    yield from (value for value in found if int_allowed(value, kind))


def is_int(text: str) -> bool:
    """Whether a decimal literal is a whole number as written."""
    return text.lstrip("-").isdigit()


def int_allowed(value: int, kind: IntType) -> bool:
    """Whether ``value`` keeps within the bounds of ``kind`` and the safe range."""
    return (
        abs(value) <= SAFE_INT
        and (kind.ge is None or value >= float(kind.ge))
        and (kind.gt is None or value > float(kind.gt))
        and (kind.le is None or value <= float(kind.le))
        and (kind.lt is None or value < float(kind.lt))
        and (kind.multiple_of is None or value % float(kind.multiple_of) == 0)
    )


def str_samples(kind: StrType) -> Iterator[str]:
    """Yield strings of the type's format, or awkward ones that keep its limits."""
    if kind.format is not None:
        yield from FORMATTED.get(kind.format, ())
        return
    texts = (*TEXTS, *COMMON, *pattern_samples(kind.pattern)) if kind.pattern else TEXTS
    sized = (fitted(text, kind) for text in texts)
    yield from dict.fromkeys(text for text in sized if str_allowed(text, kind))


def fitted(text: str, kind: StrType) -> str:
    """Cut or repeat ``text`` to the length that ``kind`` allows."""
    if kind.min_length is not None and len(text) < kind.min_length:
        text += "x" * (kind.min_length - len(text))
    return text if kind.max_length is None else text[: kind.max_length]


def str_allowed(text: str, kind: StrType) -> bool:
    """Whether ``text`` matches the pattern; one that nobody can read matches nothing."""
    return kind.pattern is None or matches(kind.pattern, text) is True


def list_samples(kind: ListType, names: Declared, depth: int) -> Iterator[list[JsonValue]]:
    """Yield lists of nothing, one, several out of order, and, for a set, one twice, within the size limits."""
    items = list(samples(kind.item, names, depth + 1))[:4]
    several = items[::-1]
    candidates: list[list[JsonValue]] = [items[:1], [], several, [*several, *items[:1]]]
    for index, found in enumerate(candidates):
        fits = (kind.min_items or 0) <= len(found) and (kind.max_items is None or len(found) <= kind.max_items)
        if fits and found not in candidates[:index]:
            yield found


def object_samples(ref: ModelRef, names: Declared, depth: int) -> Iterator[JsonValue]:
    """Yield objects: the required members alone, then one member varied at a time, then all members."""
    arguments = arguments_of(ref, names)
    model = names.models[ref.ref]
    if model.kind == "root":
        yield from field_samples(model.fields[0], names, arguments, depth)
    if model.kind in {"root", "namedtuple"}:
        return
    fields = [field for field in model.fields if field.in_type is not None]
    found = {field.in_name: list(field_samples(field, names, arguments, depth)) for field in fields}
    required = [field.in_name for field in fields if field.in_required]
    if any(not found[name] for name in required):
        return
    plain: dict[str, JsonValue] = {name: found[name][0] for name in required}
    yield plain
    for name, values in found.items():
        yield from ({**plain, name: value} for value in values if value != plain.get(name, ...))
    yield {name: values[-1] for name, values in reversed(found.items()) if values}


def field_samples(field: Field, names: Declared, arguments: Arguments, depth: int) -> Iterator[JsonValue]:
    """Yield the user's examples of a field, then values of its type."""
    if field.in_type is not None:
        yield from (orjson.loads(example) for example in field.examples)
        yield from samples(substitute(field.in_type, arguments), names, depth + 1)
