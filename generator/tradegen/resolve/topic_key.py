"""Which fields make a topic's key, and may they? Only values that every language spells alike (K3)."""

import orjson

from tradegen.declare.declared import TopicDecl
from tradegen.ir import (
    AliasRef,
    BoolType,
    EnumRef,
    Field,
    IntType,
    KeyField,
    ListType,
    LiteralType,
    MapType,
    Model,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
    Use,
)
from tradegen.resolve.catalog import Catalog
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.span import Span

_MAX_SAFE = 2**53 - 1
_OBJECTS = ("model", "dataclass", "typeddict")


def key_fields(topic: TopicDecl, params: Use | None, *, catalog: Catalog, findings: Findings) -> tuple[KeyField, ...]:
    """Return the key fields of ``topic`` in the model's order; adds a finding for each that cannot be one."""
    if params is None or topic.params is None:
        return ()
    kind = catalog.plain(params.in_type)
    model = catalog.models.get(kind.ref) if isinstance(kind, ModelRef) else None
    if model is None or model.kind not in _OBJECTS:
        message = f"params of topic {quote(topic.name)} must be a model with fields, not {quote(topic.params.text)}"
        findings.refuse(topic.params.span, "bad-params", message=message)
        return ()
    judge = _Judge(catalog, model, kind.args if isinstance(kind, ModelRef) else ())
    found: list[KeyField] = []
    for field in model.fields:
        if field.in_type is None:
            continue  # computed: the server derives it, no client chooses it
        if wrong := judge.field_error(field):
            message = f"field {quote(field.name)} of {model.name} {wrong} and cannot be part of the key of a topic"
            hint = (
                f"{model.name} is the params of topic {quote(topic.name)}; use str, bool, int, an enum or lists of them"
            )
            findings.refuse(_place(field, topic.params.span), "unsafe-topic-key", message=message, hint=hint)
        found.append(
            KeyField(
                name=field.in_name,
                type=field.in_type,
                required=field.in_required,
                default=field.default,
                doc=field.doc,
            )
        )
    return tuple(found)


def _place(field: Field, otherwise: Span) -> Span:
    return field.span or otherwise


class _Judge:
    """Decides for the fields of one params model."""

    def __init__(self, catalog: Catalog, model: Model, args: tuple[Type, ...]) -> None:
        self._catalog = catalog
        self._arguments = dict(zip(model.params, args, strict=False))

    def field_error(self, field: Field) -> str:
        """Return why ``field`` cannot be part of a key, empty where it can."""
        if field.out_type is None:
            return "is left out of what is written"
        if field.out_name != field.in_name:
            return f"has two wire names ({quote(field.in_name)} and {quote(field.out_name)})"
        if field.default not in (None, "null") and field.in_type is not None and self._may_be_null(field.in_type):
            return "may be null without having it as default"  # K4: null and absent are the same
        if field.default is not None and _holds_float(orjson.loads(field.default)):
            return "has a float as its default"
        return self._error(field.out_type, nullable=True, depth=0)

    def _may_be_null(self, kind: Type) -> bool:
        match self._catalog.plain(kind):
            case UnionType(members=members):
                return any(isinstance(member, NullType) for member in members)
            case LiteralType(values=values):
                return "null" in values
            case _:
                return False

    def _error(self, kind: Type, *, nullable: bool, depth: int) -> str:
        match kind:
            case BoolType():
                return ""
            case IntType():
                return "may exceed ±(2^53−1)" if _exceeds(kind) else ""
            case NumberType():
                return "is a float"
            case StrType(format=None):
                return ""
            case StrType(format=name):
                return f"is a {name}"
            case LiteralType(values=values):
                return self._values_error(values, nullable=nullable)
            case EnumRef(ref=ref):
                return self._values_error(tuple(member.value for member in self._catalog.enums[ref].members))
            case ListType(item=item):
                return self._error(item, nullable=False, depth=depth)
            case UnionType(members=members):
                return self._union_error(members, nullable=nullable, depth=depth)
            case AliasRef(ref=ref):
                alias = self._catalog.aliases[ref]
                return self._error(alias.out_type, nullable=nullable, depth=depth + 1) if depth < 8 else "is recursive"
            case TypeParam(name=name):
                argument = self._arguments.get(name)
                return "has no type" if argument is None else self._error(argument, nullable=nullable, depth=depth)
            case NullType():
                return "" if nullable else "may hold null"
            case ModelRef() | MapType() | TupleType():
                return "is an object" if not isinstance(kind, TupleType) else "is a tuple"
            case _:
                return "may be any value"

    def _union_error(self, members: tuple[Type, ...], *, nullable: bool, depth: int) -> str:
        kinds = [member for member in members if not isinstance(member, NullType)]
        if len(kinds) < len(members) and not nullable:
            return "may hold null"
        if len(kinds) > 1:
            return "is one of several types"
        return self._error(kinds[0], nullable=False, depth=depth) if kinds else ""

    def _values_error(self, values: tuple[str, ...], *, nullable: bool = False) -> str:
        for value in values:
            if value.startswith('"') or value in ("true", "false") or (value == "null" and nullable):
                continue
            if not value.lstrip("-").isdigit() or abs(int(value)) > _MAX_SAFE:
                return f"may be {value}"
        return ""


def _holds_float(default: object) -> bool:
    """Tell whether a default, whatever the type of its field, is or lists a float."""
    return any(map(_holds_float, default)) if isinstance(default, list) else isinstance(default, float)


def _exceeds(kind: IntType) -> bool:
    """Tell whether a declared bound lies outside ±(2^53−1); without one the server refuses such numbers."""
    bounds = (kind.ge, kind.gt, kind.le, kind.lt)
    return any(bound is not None and abs(float(bound)) > _MAX_SAFE + 1 for bound in bounds)
