"""What the user's declarations mean, independent of any target language.

Frozen values only: the pipeline's stages hand these from one to the next, and the introspection child
sends ``Model``, ``Enum`` and ``Use`` values to its parent as JSON (``msgspec``), never as code.

A type is a closed union (:data:`Type`); consumers match it exhaustively. Every model has two views:
**out** is what the server sends, **in** is what it accepts (``docs/types.md``).
"""

from typing import Final, Literal

import msgspec

from tradegen.span import Span

Direction = Literal["in", "out"]
"""``out``: server to client (serialization). ``in``: client to server (validation)."""


class Node(msgspec.Struct, frozen=True, tag=True, tag_field="node", forbid_unknown_fields=True):
    """Root of every value of the IR; the class name is the tag ("node") in JSON."""


# ---------------------------------------------------------------------------------------------- types


class AnyType(Node, frozen=True):
    """Any JSON value: Pydantic's ``Any`` and ``object``."""


class NullType(Node, frozen=True):
    """JSON ``null``."""


class BoolType(Node, frozen=True):
    """JSON ``true`` or ``false``."""


class IntType(Node, frozen=True):
    """A JSON number without fraction. Bounds are decimal literals as written, unbounded where ``None``."""

    ge: str | None = None
    gt: str | None = None
    le: str | None = None
    lt: str | None = None
    multiple_of: str | None = None


class NumberType(Node, frozen=True):
    """A JSON number: ``float``, or a decimal declared as a number. Bounds as in :class:`IntType`."""

    ge: str | None = None
    gt: str | None = None
    le: str | None = None
    lt: str | None = None
    multiple_of: str | None = None


class StrType(Node, frozen=True):
    """A JSON string.

    ``format`` is the JSON Schema format where one holds on the wire (``date-time``, ``date``, ``time``,
    ``duration``, ``uuid``, ``uri``, ``email``, ``decimal``, ``base64url``, ``password`` …). ``naive`` marks a
    ``date-time`` without zone, which is not RFC 3339; ``zone_optional`` one that may have a zone or not.
    ``unstated`` are limits that JSON Schema has no keyword for, by name (``max_digits``, ``min_bytes`` …): the
    server keeps them, no document tells them.
    """

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    format: str | None = None
    naive: bool = False
    zone_optional: bool = False
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


# ------------------------------------------------------------------------------------------- declared


class EnumMember(Node, frozen=True):
    """One member: its name in the class and its value as JSON text."""

    name: str
    value: str
    doc: str = ""


class Enum(Node, frozen=True):
    """An enum class. ``flag``: an ``IntFlag``, whose wire values may combine, so any integer is possible."""

    ref: str  # "package.module:QualName"
    name: str  # public name
    members: tuple[EnumMember, ...]
    doc: str = ""
    flag: bool = False
    reserved: tuple[str, ...] = ()  # values that are gone for good, as JSON texts
    domain: str = ""  # contract folder it lives in; "" for an enum of another package
    span: Span | None = None


class Alias(Node, frozen=True):
    """A named type alias; may be recursive."""

    ref: str
    name: str
    in_type: Type
    out_type: Type
    doc: str = ""
    domain: str = ""  # contract folder it lives in; "" for an alias of another package
    span: Span | None = None


class Field(Node, frozen=True):
    """One member of a model, in both views; a view's type is ``None`` where the field is absent from it.

    ``default`` is the In default as JSON text, ``None`` where there is none or only a factory makes it.
    """

    name: str  # attribute name in Python
    in_name: str
    out_name: str
    in_type: Type | None
    out_type: Type | None
    in_required: bool
    out_required: bool
    default: str | None = None
    has_factory: bool = False
    title: str = ""
    doc: str = ""
    examples: tuple[str, ...] = ()  # JSON texts
    deprecated: str | None = None  # message, "" for a bare flag
    frozen: bool = False
    span: Span | None = None


ModelKind = Literal["model", "root", "dataclass", "typeddict", "namedtuple"]
ExtraPolicy = Literal["ignore", "allow", "forbid"]


class Model(Node, frozen=True):
    """A class that describes JSON.

    A ``root`` model has one field named ``root`` and is its value on the wire; a ``namedtuple`` is an array.
    ``params`` are the names of its type parameters; its fields then hold :class:`TypeParam` values.
    """

    ref: str  # "package.module:QualName"
    name: str  # public name
    kind: ModelKind
    fields: tuple[Field, ...]
    params: tuple[str, ...] = ()
    extra: ExtraPolicy = "ignore"
    extra_type: Type | None = None
    frozen: bool = False
    title: str = ""
    doc: str = ""
    deprecated: str | None = None
    examples: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()  # wire names of fields that are gone for good
    domain: str = ""  # contract folder it lives in; "" for a model of another package
    span: Span | None = None


# ------------------------------------------------------------------------- references from the YAML


class NameExpr(Node, frozen=True):
    """``orders.PlacedOrder`` as written, resolved to an importable module and attribute path."""

    module: str  # "trading_contracts.broker.orders"
    attr: str  # "PlacedOrder"


class ScalarExpr(Node, frozen=True):
    """A built-in name: ``str``, ``int``, ``float``, ``bool``, ``date``, ``datetime``, ``UUID``, ``Decimal``."""

    name: str


class ListExpr(Node, frozen=True):
    """``list[item]``."""

    item: "Expr"


class MapExpr(Node, frozen=True):
    """``dict[str, value]``."""

    value: "Expr"


class OptionalExpr(Node, frozen=True):
    """``inner | None``."""

    inner: "Expr"


class UnionExpr(Node, frozen=True):
    """``a | b``."""

    members: tuple["Expr", ...]


Expr = NameExpr | ScalarExpr | ListExpr | MapExpr | OptionalExpr | UnionExpr


class Use(Node, frozen=True):
    """A type where a route or topic uses it: how Python spells it, and what it is on the wire each way."""

    expr: Expr
    in_type: Type
    out_type: Type


# --------------------------------------------------------------------------------------------- routes

HttpMethod = Literal["get", "post", "put", "patch", "delete"]


class Param(Node, frozen=True):
    """A path or query parameter. ``default`` is JSON text; constraints are part of ``use``'s types."""

    name: str  # wire name
    use: Use
    required: bool
    default: str | None = None
    doc: str = ""
    span: Span | None = None


class ErrorResponse(Node, frozen=True):
    """A declared error: the problem document (RFC 9457) answered with ``status``."""

    status: int
    use: Use | None = None  # None: the runtime's own Problem


PUBLIC: Final = "public"
"""Access of what needs no token."""

USER: Final = "user"
"""Access of what needs a valid token; any other access names the role it must hold."""


class Deprecation(Node, frozen=True):
    """Something is on its way out. Dates are ``2026-07-01``, empty where not given, and begin at midnight UTC.

    From ``sunset`` on it answers no more. ``note`` says what to use instead, ``link`` where to read about it.
    """

    since: str = ""
    sunset: str = ""
    link: str = ""
    note: str = ""


class Route(Node, frozen=True):
    """One REST operation. ``path`` is relative to the module's base and holds ``{wireName}`` parameters."""

    operation_id: str
    method: HttpMethod
    path: str
    path_params: tuple[Param, ...] = ()
    query_params: tuple[Param, ...] = ()
    body: Use | None = None
    response: Use | None = None  # None: no content
    status: int = 200
    errors: tuple[ErrorResponse, ...] = ()
    summary: str = ""
    doc: str = ""
    deprecated: Deprecation | None = None
    access: str = PUBLIC
    span: Span | None = None


DeliveryMode = Literal["every", "latest"]
OnSlow = Literal["disconnect", "drop_oldest"]

LINGER_S: Final = 30
"""Seconds a topic lives after its last subscriber where its declaration does not say."""


class KeyField(Node, frozen=True):
    """A field of a topic's params that is part of its key, by wire name, with its In type."""

    name: str
    type: Type
    required: bool
    default: str | None = None


class Drop(Node, frozen=True):
    """A member, by wire name, whose ``values`` (JSON texts) say that the item has left the list."""

    name: str
    values: tuple[str, ...]


class SnapshotArgument(Node, frozen=True):
    """What a parameter of the snapshot operation, by wire name, is called with: an attribute of the topic's params."""

    name: str
    attr: str


class Snapshot(Node, frozen=True):
    """The items of a topic: the operation of the module that lists them, and what identifies and ends one.

    ``key`` is the wire name of the identifying member. Parameters of the operation without an argument are null.
    """

    operation_id: str
    key: str
    drop: tuple[Drop, ...] = ()
    arguments: tuple[SnapshotArgument, ...] = ()


class Topic(Node, frozen=True):
    """One live topic: ``name.subscribe``, ``name.unsubscribe`` and ``name.update`` on the wire.

    With ``snapshot``, which says that its updates are the items of a list, ``name.snapshot`` as well.
    """

    name: str
    params: Use | None  # None: the topic has no parameters
    update: Use
    key_fields: tuple[KeyField, ...] = ()
    delivery: DeliveryMode = "every"
    history: int = 0
    rate_per_s: float | None = None  # most updates a second; None: all
    on_slow: OnSlow = "disconnect"
    linger_s: int = LINGER_S
    snapshot: Snapshot | None = None
    summary: str = ""
    doc: str = ""
    deprecated: Deprecation | None = None
    access: str = PUBLIC
    span: Span | None = None


class Module(Node, frozen=True):
    """One route file: a unit that can be enabled, versioned and documented alone."""

    name: str  # URL segment and client attribute: "datafeed"
    version: str  # "v1"
    domain: str  # contract folder: "market"
    service: str  # name of the emitted Protocol
    base: str  # "/api/v1/datafeed"
    ws_path: str  # "/api/v1/datafeed/ws"
    topics: tuple[Topic, ...]
    routes: tuple[Route, ...]
    reserved_topics: tuple[str, ...] = ()  # names that are gone for good
    reserved_routes: tuple[str, ...] = ()
    always_on: bool = False
    title: str = ""
    doc: str = ""
    span: Span | None = None


class Api(Node, frozen=True):
    """Everything declared, in the order that decides every order in the output.

    Modules sort by name; topics and routes keep the file's order; models, enums and aliases sort by public
    name. Public names are unique.
    """

    title: str
    version: str
    modules: tuple[Module, ...]
    models: tuple[Model, ...]
    enums: tuple[Enum, ...]
    aliases: tuple[Alias, ...] = ()
    recorded: tuple[tuple[str, str], ...] = ()  # public names of an earlier build, each with its owner, sorted
