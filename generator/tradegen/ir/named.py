"""Types that have a name: enums, aliases and models, as introspection finds them."""

from typing import Literal

from tradegen.ir.types import Node, Type
from tradegen.span import Span


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
    also_read: tuple[str, ...] = ()  # further wire names that the server takes for in_name
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
