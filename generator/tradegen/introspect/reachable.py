"""Which views of which named things the requested names lead to."""

from collections.abc import Iterable, Iterator

from tradegen.introspect.catalog import Catalog
from tradegen.introspect.findings import Finding
from tradegen.introspect.request import NamedType, NameRequest
from tradegen.ir import (
    AliasRef,
    Direction,
    EnumRef,
    ListType,
    MapType,
    ModelRef,
    TupleType,
    Type,
    UnionType,
)

Seen = frozenset[tuple[str, Direction]]


def reachable(requested: Iterable[NameRequest], names: Iterable[NamedType], catalog: Catalog) -> Seen:
    """Each ``ref`` with each direction in which it is used; a requested name counts as ``module:attr``."""
    types = {(name.module, name.attr): name for name in names}
    seen: set[tuple[str, Direction]] = set()
    for request in requested:
        name = types.get((request.module, request.attr))
        for direction in _directions(request):
            if name is not None:
                _visit(name.in_type if direction == "in" else name.out_type, direction, catalog, seen)
            seen.add((f"{request.module}:{request.attr}", direction))
    return frozenset(seen)


def concerns(finding: Finding, seen: Seen) -> bool:
    """Whether ``finding`` spoils a view that somebody uses."""
    views: tuple[Direction, ...] = ("in", "out") if finding.view == "both" else (finding.view,)
    return finding.always or any((finding.owner.ref, view) in seen for view in views)


def _directions(request: NameRequest) -> tuple[Direction, ...]:
    match request.direction:
        case "both":
            return ("in", "out")
        case "none":
            return ()
        case direction:
            return (direction,)


def _visit(start: Type, direction: Direction, catalog: Catalog, seen: set[tuple[str, Direction]]) -> None:
    waiting = [start]
    while waiting:
        for ref in refs_of(waiting.pop()):
            if (ref, direction) not in seen:
                seen.add((ref, direction))
                waiting.extend(_contents(ref, direction, catalog))


def _contents(ref: str, direction: Direction, catalog: Catalog) -> Iterator[Type]:
    model, alias = catalog.models.get(ref), catalog.aliases.get(ref)
    if model is not None:
        views = ((field.in_type if direction == "in" else field.out_type) for field in model.fields)
        yield from (view for view in (*views, model.extra_type) if view is not None)
    if alias is not None:
        yield alias.in_type if direction == "in" else alias.out_type


def refs_of(wire: Type) -> Iterator[str]:
    """Each ``ref`` that stands in ``wire``, those of type arguments included."""
    match wire:
        case EnumRef(ref=ref) | AliasRef(ref=ref):
            yield ref
        case ModelRef(ref=ref, args=args):
            yield ref
            for arg in args:
                yield from refs_of(arg)
        case ListType(item=item):
            yield from refs_of(item)
        case MapType(key=key, value=value):
            yield from refs_of(key)
            yield from refs_of(value)
        case TupleType(items=items) | UnionType(members=items):
            for item in items:
                yield from refs_of(item)
