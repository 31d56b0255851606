"""One of the two versions that are compared: its API with its names at hand, and what its types stand for."""

from collections.abc import Iterator, Mapping
from typing import Final, Self

import msgspec

from tradegen.ir import (
    Alias,
    AliasRef,
    Api,
    BoolType,
    Direction,
    Enum,
    EnumRef,
    IntType,
    LiteralType,
    Model,
    ModelRef,
    NullType,
    Type,
    UnionType,
)
from tradegen.views.graph import Declared, Ref, arguments_of, declared, field_type, substitute

NULL: Final = "null"


class Side(msgspec.Struct, frozen=True, eq=False):
    """The old or the new version. ``names`` resolves what its types refer to."""

    api: Api
    names: Declared

    @classmethod
    def of(cls, api: Api) -> Self:
        """Return the side that ``api`` is."""
        return cls(api=api, names=declared(api))

    def named(self, ref: Ref) -> Model | Enum | Alias:
        """Return what ``ref`` refers to."""
        match ref:
            case ModelRef():
                return self.names.models[ref.ref]
            case EnumRef():
                return self.names.enums[ref.ref]
            case AliasRef():
                return self.names.aliases[ref.ref]

    def public_names(self) -> frozenset[str]:
        """Return the name of every declared type."""
        api = self.api
        return frozenset(found.name for group in (api.models, api.enums, api.aliases) for found in group)

    def plain(self, kind: Type, direction: Direction) -> Type:
        """Follow aliases and root models to the type they are on the wire."""
        seen: set[Type] = set()
        while kind not in seen:
            seen.add(kind)
            match kind:
                case AliasRef(ref=ref):
                    alias = self.names.aliases[ref]
                    kind = alias.in_type if direction == "in" else alias.out_type
                case ModelRef(ref=ref) if self.names.models[ref].kind == "root":
                    inner = field_type(self.names.models[ref].fields[0], direction)
                    kind = kind if inner is None else substitute(inner, arguments_of(kind, self.names))
                case EnumRef(ref=ref) if self.names.enums[ref].flag:
                    kind = IntType()
                case _:
                    return kind
        return kind

    def members(self, kind: Type, direction: Direction) -> Iterator[Type]:
        """Yield the alternatives of ``kind``: untagged unions flattened, null among literals apart.

        Aliases and root models stand as they are where they are one alternative, so that recursion ends.
        """
        plain = self.plain(kind, direction)
        match plain:
            case UnionType(members=members, tag=None):
                for member in members:
                    yield from self.members(member, direction)
            case LiteralType(values=values) if NULL in values:
                yield NullType()
                kept = tuple(value for value in values if value != NULL)
                if kept:
                    yield LiteralType(values=kept)
            case UnionType() | NullType():
                yield plain
            case _:
                yield kind

    def values(self, kind: Type) -> Mapping[str, str] | None:
        """Return the JSON texts of a closed set of values with the names they have; ``None`` for open types."""
        match kind:
            case EnumRef(ref=ref) if not self.names.enums[ref].flag:
                return {member.value: member.name for member in self.names.enums[ref].members}
            case LiteralType(values=values):
                return dict.fromkeys(values, "")
            case BoolType():
                return {"true": "", "false": ""}
            case _:
                return None
