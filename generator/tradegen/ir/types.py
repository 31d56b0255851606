"""What stands on the wire: a closed union, which consumers match exhaustively."""

from typing import Literal

import msgspec

Direction = Literal["in", "out"]
"""``out``: server to client (serialization). ``in``: client to server (validation)."""


class Node(msgspec.Struct, frozen=True, tag=True, tag_field="node", forbid_unknown_fields=True):
    """Root of every value of the IR; the class name is the tag ("node") in JSON."""


class AnyType(Node, frozen=True):
    """Any JSON value: Pydantic's ``Any`` and ``object``."""


class NullType(Node, frozen=True):
    """JSON ``null``."""


class BoolType(Node, frozen=True):
    """JSON ``true`` or ``false``. ``strict``: the server reads nothing else for one, no text and no number."""

    strict: bool = False


class IntType(Node, frozen=True):
    """A JSON number without fraction. Bounds are decimal literals as written, unbounded where ``None``.

    ``strict``: the server reads no text for one.
    """

    ge: str | None = None
    gt: str | None = None
    le: str | None = None
    lt: str | None = None
    multiple_of: str | None = None
    strict: bool = False


class NumberType(Node, frozen=True):
    """A JSON number: ``float``, or a decimal declared as a number. Bounds and ``strict`` as in :class:`IntType`.

    ``temporal`` is the format of the texts that the server reads as well, where the number stands for a date, a time
    or a duration; ``unstated`` as in :class:`StrType`.
    """

    ge: str | None = None
    gt: str | None = None
    le: str | None = None
    lt: str | None = None
    multiple_of: str | None = None
    strict: bool = False
    temporal: str | None = None
    unstated: tuple[tuple[str, str], ...] = ()


class StrType(Node, frozen=True):
    """A JSON string.

    ``format`` is the JSON Schema format where one holds on the wire (``date-time``, ``date``, ``time``,
    ``duration``, ``uuid``, ``uri``, ``email``, ``decimal``, ``base64url``, ``password`` …). ``naive`` marks a
    ``date-time`` without zone, which is not RFC 3339; ``zone_optional`` one that may have a zone or not.
    ``unstated`` are limits that JSON Schema has no keyword for, by name (``max_digits``, ``min_bytes``, ``not_before``
    …): the server keeps them, no document tells them. ``strict``: it reads no number for a date, time or duration.
    """

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    format: str | None = None
    naive: bool = False
    zone_optional: bool = False
    strict: bool = False
    unstated: tuple[tuple[str, str], ...] = ()


class LiteralType(Node, frozen=True):
    """One of the given JSON scalars, each kept as its JSON text (``"a"``, ``1``, ``true``, ``null``).

    ``members`` names the enum members the values came from (``"Side.BUY"``), parallel to ``values``; empty
    where plain literals were written. ``open``: they are the values of an enum as keys of an object, which are
    texts; a newer server may send others.
    """

    values: tuple[str, ...]
    members: tuple[str, ...] = ()
    open: bool = False


class EnumRef(Node, frozen=True):
    """A reference to the :class:`Enum` whose ``ref`` this is."""

    ref: str


class ModelRef(Node, frozen=True):
    """A reference to the :class:`Model` whose ``ref`` this is, with type arguments where it is generic."""

    ref: str
    args: tuple["Type", ...] = ()


class AliasRef(Node, frozen=True):
    """A reference to a named :class:`Alias` (PEP 695 ``type X = …`` or ``TypeAliasType``)."""

    ref: str


class TypeParam(Node, frozen=True):
    """A type parameter of the generic model it stands in."""

    name: str


class ListType(Node, frozen=True):
    """A JSON array of one item type. ``unique``: it is a set, its order carries no meaning."""

    item: "Type"
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


class TupleType(Node, frozen=True):
    """A JSON array with a type per position (``prefixItems``)."""

    items: tuple["Type", ...]


class MapType(Node, frozen=True):
    """A JSON object with free keys. ``key`` is the type of the key as a string on the wire."""

    key: "Type"
    value: "Type"
    min_items: int | None = None
    max_items: int | None = None


class UnionType(Node, frozen=True):
    """One of several types, in the user's order; ``T | None`` is a union whose last member is null.

    ``tag`` is the wire name of the discriminating field and ``tags`` its values (JSON text) per member,
    both empty for an untagged union.
    """

    members: tuple["Type", ...]
    tag: str | None = None
    tags: tuple[tuple[str, ...], ...] = ()


Type = (
    AnyType
    | NullType
    | BoolType
    | IntType
    | NumberType
    | StrType
    | LiteralType
    | EnumRef
    | ModelRef
    | AliasRef
    | TypeParam
    | ListType
    | TupleType
    | MapType
    | UnionType
)
