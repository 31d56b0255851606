"""A type as it is on the wire each way, and the few ways to combine such pairs."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
    IntType,
    LiteralType,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    Type,
    TypeParam,
    UnionType,
)


class Views(NamedTuple):
    """The two views of one type: what the server accepts and what it sends."""

    in_type: Type
    out_type: Type


def same(wire: Type) -> Views:
    """A type that looks alike in both directions."""
    return Views(wire, wire)


ANY = same(AnyType())
NULL = same(NullType())
TEXT = same(StrType())


def join(members: Iterable[Type]) -> Type:
    """One of ``members``: untagged unions inside are flattened, duplicates dropped, null comes last.

    A strict member beside the same one that is not is a duplicate: together they take what the latter takes.
    """
    found: dict[Type, None] = {}
    for member in members:
        untagged = isinstance(member, UnionType) and member.tag is None
        found.update(dict.fromkeys(member.members if untagged and isinstance(member, UnionType) else (member,)))
    if NULL.in_type in found:
        del found[NULL.in_type]
        found[NULL.in_type] = None
    flat = tuple(member for member in found if _relaxed(member) not in found or not _is_strict(member))
    return flat[0] if len(flat) == 1 else UnionType(members=flat)


def _is_strict(member: Type) -> bool:
    return isinstance(member, BoolType | IntType | NumberType | StrType) and member.strict


def _relaxed(member: Type) -> Type:
    if isinstance(member, BoolType | IntType | NumberType | StrType):
        return msgspec.structs.replace(member, strict=False)
    return member


def join_views(members: Sequence[Views]) -> Views:
    """One of ``members`` in each direction."""
    return Views(join(views.in_type for views in members), join(views.out_type for views in members))


def nullable(views: Views) -> Views:
    """The type or null, in each direction."""
    return join_views((views, NULL))


def allows_null(wire: Type) -> bool:
    """Whether null is a value of the type, or may be one of a named type."""
    match wire:
        case NullType() | AnyType() | AliasRef() | ModelRef() | TypeParam():
            return True
        case LiteralType(values=values):
            return "null" in values
        case UnionType(members=members):
            return any(map(allows_null, members))
        case _:
            return False


def wrap(views: Views, make: Callable[[Type], Type]) -> Views:
    """A container of ``views``; made once where both directions agree."""
    in_type, out_type = views
    if in_type == out_type:
        return same(make(in_type))
    return Views(make(in_type), make(out_type))
