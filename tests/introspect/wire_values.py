"""Whether a JSON value is what an IR type says."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue

from tradegen.introspect.catalog import Catalog
from tradegen.ir import (
    AliasRef,
    AnyType,
    BoolType,
    EnumRef,
    IntType,
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
)


class Argument(NamedTuple):
    """A type argument, and the arguments its own type parameters stand for."""

    type: Type
    arguments: "Arguments"


Arguments = Mapping[str, Argument]


class Wire:
    """Judges values in one direction, with the declared values of a catalog."""

    def __init__(self, catalog: Catalog, *, incoming: bool) -> None:
        self._catalog = catalog
        self._incoming = incoming

    def fits_model(self, value: JsonValue, model: Model, arguments: Arguments) -> bool:
        """Whether ``value`` is ``model``: all required members, none that is unknown."""
        fields = [
            (field.in_name, field.in_type, field.in_required)
            if self._incoming
            else (field.out_name, field.out_type, field.out_required)
            for field in model.fields
        ]
        members = {name: (wire, required) for name, wire, required in fields if wire is not None}
        if model.kind == "root":
            return self.fits(value, members["root"][0], arguments)
        if model.kind == "namedtuple":
            return isinstance(value, list) and all(
                self.fits(one, wire, arguments) for one, (wire, _) in zip(value, members.values(), strict=True)
            )
        if not isinstance(value, dict) or any(
            required and name not in value for name, (_, required) in members.items()
        ):
            return False
        return all(name in members and self.fits(one, members[name][0], arguments) for name, one in value.items())

    def fits(self, value: JsonValue, wire: Type, arguments: Arguments) -> bool:
        """Whether ``value`` is of type ``wire``."""
        match wire:
            case AnyType():
                return True
            case NullType():
                return value is None
            case BoolType():
                return isinstance(value, bool)
            case IntType():
                return isinstance(value, int) and not isinstance(value, bool)
            case NumberType():
                return isinstance(value, int | float) and not isinstance(value, bool)
            case StrType(pattern=pattern):
                return isinstance(value, str) and (pattern is None or bool(re.search(pattern, value)))
            case LiteralType(values=values):
                return json.dumps(value) in values
            case EnumRef(ref=ref):
                return self._fits_enum(value, ref)
            case AliasRef(ref=ref):
                alias = self._catalog.aliases[ref]
                assert alias is not None
                return self.fits(value, alias.in_type if self._incoming else alias.out_type, arguments)
            case ModelRef(ref=ref, args=args):
                model = self._catalog.models[ref]
                given = (Argument(arg, arguments) for arg in args)
                return self.fits_model(value, model, dict(zip(model.params, given, strict=True)))
            case TypeParam(name=name):
                return self.fits(value, *arguments[name])
            case ListType(item=item):
                return isinstance(value, list) and all(self.fits(one, item, arguments) for one in value)
            case TupleType(items=items):
                return isinstance(value, list) and all(
                    self.fits(one, item, arguments) for one, item in zip(value, items, strict=True)
                )
            case MapType(key=key, value=item):
                return isinstance(value, dict) and all(
                    self.fits(name, key, arguments) and self.fits(one, item, arguments) for name, one in value.items()
                )
            case UnionType(members=members, tag=None):
                return any(self.fits(value, member, arguments) for member in members)
            case UnionType(members=members, tag=tag, tags=tags):
                if not isinstance(value, dict):
                    return False
                told = json.dumps(value.get(tag or ""))
                return any(
                    told in values and self.fits(value, one, arguments)
                    for values, one in zip(tags, members, strict=True)
                )

    def _fits_enum(self, value: JsonValue, ref: str) -> bool:
        enum = self._catalog.enums[ref]
        return (enum.flag and isinstance(value, int)) or any(json.dumps(value) == one.value for one in enum.members)
