"""Tells where a codec was asked for and cannot be: members of a union that JSON cannot tell apart."""

from collections.abc import Iterator

from tradegen.codecs import Codecs
from tradegen.diagnostics import Diagnostic
from tradegen.emit.typescript.codec_paths import CodecPaths
from tradegen.emit.typescript.json_kinds import told_apart
from tradegen.ir import (
    Api,
    Direction,
    Field,
    ListType,
    MapType,
    Model,
    ModelRef,
    TupleType,
    Type,
    UnionType,
)
from tradegen.span import Span
from tradegen.views.directions import Views
from tradegen.views.graph import field_type

DIRECTIONS: tuple[Direction, Direction] = ("out", "in")


def codec_warnings(api: Api, views: Views) -> tuple[Diagnostic, ...]:
    """Report every member of a model that stays as on the wire although a codec is asked for its type."""
    if views.codecs == Codecs():
        return ()
    paths = CodecPaths(views)
    used = {ref.ref for direction in DIRECTIONS for ref in views.used[direction] if isinstance(ref, ModelRef)}
    return tuple(
        _warning(model, field)
        for model in api.models
        if model.ref in used
        for field in model.fields
        if any(_is_out_of_reach(field_type(field, direction), direction, views, paths) for direction in DIRECTIONS)
    )


def _is_out_of_reach(kind: Type | None, direction: Direction, views: Views, paths: CodecPaths) -> bool:
    return kind is not None and any(paths.leaves(one, direction) for one in _out_of_reach(kind, direction, views))


def _out_of_reach(kind: Type, direction: Direction, views: Views) -> Iterator[Type]:
    """Yield the members of unions in ``kind`` that share a kind of JSON value with another."""
    match kind:
        case ListType(item=item) | MapType(value=item):
            yield from _out_of_reach(item, direction, views)
        case TupleType(items=items):
            for item in items:
                yield from _out_of_reach(item, direction, views)
        case UnionType(members=members, tag=None):
            for member, apart in zip(members, told_apart(kind, direction, views.declared), strict=True):
                if apart:
                    yield from _out_of_reach(member, direction, views)
                else:
                    yield member
        case UnionType(members=members):
            for member in members:
                yield from _out_of_reach(member, direction, views)
        case _:
            return


def _warning(model: Model, field: Field) -> Diagnostic:
    return Diagnostic(
        span=field.span or model.span or Span(file=model.ref.partition(":")[0], line=1, col=1),
        message=f"{model.name}.{field.name} stays as on the wire: JSON cannot tell the members of its union apart",
        slug="codec-out-of-reach",
        hint="give the union a discriminator, or let its members differ in what JSON they are",
        severity="warning",
    )
