"""Everything introspected, looked up by name: what a type expression is on the wire, each way."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from tradegen.declare.declared import TypeDecl
from tradegen.introspect.request import MissingName, NamedType, Reply
from tradegen.ir import (
    Alias,
    AliasRef,
    BoolType,
    Direction,
    Enum,
    EnumRef,
    Expr,
    IntType,
    ListExpr,
    ListType,
    LiteralType,
    MapExpr,
    MapType,
    Model,
    ModelRef,
    NameExpr,
    NullType,
    NumberType,
    OptionalExpr,
    ScalarExpr,
    StrType,
    Type,
    UnionExpr,
    UnionType,
    Use,
)
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote

_SCALARS: dict[str, Type] = {
    "str": StrType(),
    "int": IntType(),
    "float": NumberType(),
    "bool": BoolType(),
    "date": StrType(format="date"),
    "datetime": StrType(format="date-time"),
    "UUID": StrType(format="uuid"),
    "Decimal": StrType(format="decimal"),
}
_DECIMAL_IN = UnionType((NumberType(), StrType(format="decimal")))  # Pydantic accepts both, sends text
_NULL = NullType()


class Catalog:
    """The values of one introspection reply by reference."""

    def __init__(self, reply: Reply, findings: Findings) -> None:
        self._findings = findings
        self._names: dict[tuple[str, str], NamedType] = {(name.module, name.attr): name for name in reply.names}
        self._missing: dict[tuple[str, str], MissingName] = {(name.module, name.attr): name for name in reply.missing}
        self._is_explained = any(found.severity == "error" for found in reply.diagnostics)
        self.models = {model.ref: model for model in reply.models}
        self.enums = {enum.ref: enum for enum in reply.enums}
        self.aliases = {alias.ref: alias for alias in reply.aliases}

    def use(self, declared: TypeDecl | None) -> Use | None:
        """Return ``declared`` with its wire types; ``None`` where it is absent or, with a finding, unknown."""
        if declared is None or not self._are_known(declared):
            return None
        expr = declared.expr
        return Use(expr=expr, in_type=self._type(expr, "in"), out_type=self._type(expr, "out"))

    def named(self, declared: TypeDecl) -> Type | None:
        """Return what a single name stands for, a generic model itself included; ``None`` with a finding."""
        (use,) = declared.names
        key = (use.expr.module, use.expr.attr)
        named = self._names.get(key)
        if named is None:
            self._refuse_missing(declared, use.text, self._missing.get(key))
            return None
        return named.out_type

    def name(self, module: str, attr: str) -> NamedType | None:
        """What a name of a model file stands for, if it is known."""
        return self._names.get((module, attr))

    def value(self, ref: str) -> Model | Enum | Alias | None:
        """What is declared as ``ref``."""
        return self.models.get(ref) or self.enums.get(ref) or self.aliases.get(ref)

    def plain(self, kind: Type) -> Type:
        """Return ``kind`` with named aliases followed to what they stand for (its In view)."""
        seen: set[str] = set()
        while isinstance(kind, AliasRef) and kind.ref not in seen:
            seen.add(kind.ref)
            kind = self.aliases[kind.ref].in_type
        return kind

    def is_scalar(self, kind: Type) -> bool:
        """Tell whether ``kind`` is one text, number, truth value, literal or enum (or a choice of them)."""
        kind = self.plain(kind)
        if isinstance(kind, UnionType):
            return all(self.is_scalar(member) for member in kind.members)
        if isinstance(kind, LiteralType):
            return "null" not in kind.values
        return isinstance(kind, BoolType | IntType | NumberType | StrType | EnumRef)

    def _are_known(self, declared: TypeDecl) -> bool:
        known = True
        for use in declared.names:
            key = (use.expr.module, use.expr.attr)
            named = self._names.get(key)
            if named is None:
                known = False
                self._refuse_missing(declared, use.text, self._missing.get(key))
            elif (generic := self._bare_generic(named)) is not None:
                known = False
                message = f"{quote(use.text)} is generic and needs {', '.join(generic.params)}"
                hint = f"name it in a model file: {generic.name}Of… = {generic.name}[…]"
                self._findings.refuse(use.span, "bare-generic", message=message, hint=hint)
        return known

    def _refuse_missing(self, declared: TypeDecl, text: str, missing: MissingName | None) -> None:
        if missing is None:
            raise LookupError(f"the introspection reply leaves out {text}")
        if not (missing.explained and self._is_explained):
            span = next(use.attr_span for use in declared.names if use.text == text)
            self._findings.refuse(span, missing.slug, message=missing.reason, hint=missing.hint)

    def _bare_generic(self, named: NamedType) -> Model | None:
        if not isinstance(named.in_type, ModelRef) or named.in_type.args:
            return None
        model = self.models.get(named.in_type.ref)
        return model if model is not None and model.params else None

    def _type(self, expr: Expr, direction: Direction) -> Type:
        match expr:
            case NameExpr(module=module, attr=attr):
                named = self._names[module, attr]
                return named.in_type if direction == "in" else named.out_type
            case ScalarExpr(name=name):
                return _DECIMAL_IN if name == "Decimal" and direction == "in" else _SCALARS[name]
            case ListExpr(item=item):
                return ListType(self._type(item, direction))
            case MapExpr(value=value):
                return MapType(key=StrType(), value=self._type(value, direction))
            case OptionalExpr(inner=inner):
                return _join((self._type(inner, direction), _NULL))
            case UnionExpr(members=members):
                return _join(self._type(member, direction) for member in members)
        assert_never(expr)


def _join(types: Iterable[Type]) -> Type:
    """Return the union of ``types``: untagged unions flattened, each member once, null last."""
    members = tuple(dict.fromkeys(member for kind in types for member in _members(kind)))
    ordered = tuple(member for member in members if member != _NULL) + ((_NULL,) if _NULL in members else ())
    return ordered[0] if len(ordered) == 1 else UnionType(ordered)


def _members(kind: Type) -> Iterator[Type]:
    if isinstance(kind, UnionType) and kind.tag is None:
        yield from kind.members
    else:
        yield kind
