"""Everything that types lead to in a reply."""

from collections.abc import Iterable, Iterator

from tradegen.introspect.reachable import refs_of
from tradegen.introspect.request import Reply
from tradegen.ir import Alias, Enum, Model, Type


def closure(types: Iterable[Type], reply: Reply) -> frozenset[str]:
    """The ``ref`` of every named thing that ``types`` lead to, in either direction."""
    declared: dict[str, Model | Enum | Alias] = {
        found.ref: found for group in (reply.models, reply.enums, reply.aliases) for found in group
    }
    waiting = [ref for wire in types for ref in refs_of(wire)]
    seen: set[str] = set()
    while waiting:
        ref = waiting.pop()
        if ref not in seen:
            seen.add(ref)
            waiting.extend(inner for wire in _types_of(declared.get(ref)) for inner in refs_of(wire))
    return frozenset(seen)


def _types_of(found: Model | Enum | Alias | None) -> Iterator[Type]:
    match found:
        case Model(fields=fields, extra_type=extra):
            types = (wire for field in fields for wire in (field.in_type, field.out_type))
            yield from (wire for wire in (*types, extra) if wire is not None)
        case Alias(in_type=in_type, out_type=out_type):
            yield from (in_type, out_type)
        case Enum() | None:
            return
