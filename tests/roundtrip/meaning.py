"""Whether the server understood what it was sent: the value it would send on, compared by type."""

import json
import math
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from pydantic import JsonValue
from pydantic_core import ErrorDetails

from tradegen.ir import (
    AliasRef,
    ListType,
    MapType,
    Model,
    ModelRef,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)
from tradegen.views import graph
from tradegen.views.graph import Declared, substitute

NORMALISED: Final = frozenset({"uri", "multi-host-uri", "ipv6", "ipvanyaddress", "name-email", "regex", "path", "time"})
"""Formats of which one value has several spellings."""

BEYOND_SCHEMAS: Final = frozenset(
    {
        "assertion_error",  # a validator of the user's
        "value_error",
        "bytes_too_long",  # lengths count bytes, JSON Schema counts letters
        "bytes_too_short",
        "date_past",  # depends on the day
        "datetime_parsing",  # a number of seconds too great for any date
        "date_from_datetime_inexact",
        "decimal_max_digits",  # JSON Schema has no word for it
        "decimal_max_places",
        "decimal_whole_digits",
        "json_invalid",  # a text that holds JSON
        "time_delta_parsing",
        "byte_size_unit",  # texts with a grammar of their own
        "complex_str_parsing",
        "too_short",  # the length of a secret
    }
)
"""Errors for which a value may be refused though it is all that a schema can say."""

BOUNDS: Final = frozenset({"greater_than", "greater_than_equal", "less_than", "less_than_equal", "multiple_of"})
"""Errors for which a decimal may be refused that is sent as text."""

Arguments = Mapping[str, tuple[Type, Type]]


def is_beyond_schemas(error: ErrorDetails) -> bool:
    """Whether no schema could have said that this is wrong."""
    return error["type"] in BEYOND_SCHEMAS or (error["type"] in BOUNDS and isinstance(error["input"], str))


class Meaning:
    """Compares values of In types with values of Out types."""

    def __init__(self, names: Declared) -> None:
        self._names = names

    def same(self, told: JsonValue, heard: JsonValue, types: tuple[Type, Type], arguments: Arguments) -> bool:
        """Whether ``heard``, of the second type, is what ``told``, of the first, means; forms of its own pass."""
        match types:
            case TypeParam(name=name), TypeParam():
                return self.same(told, heard, arguments[name], {})
            case AliasRef(ref=ref), AliasRef(ref=other) if ref == other:
                alias = self._names.aliases[ref]
                return self.same(told, heard, (alias.in_type, alias.out_type), {})
            case ModelRef(ref=ref), ModelRef(ref=other) if ref == other:
                params = self._names.models[ref].params
                bound_in, bound_out = (
                    graph.Arguments({name: pair[at] for name, pair in arguments.items()}) for at in (0, 1)
                )
                ones = [substitute(one, bound_in) for one in types[0].args]
                others = [substitute(one, bound_out) for one in types[1].args]
                given = dict(zip(params, zip(ones, others, strict=True), strict=True))
                return self._same_model(told, heard, self._names.models[ref], given)
            case ListType(item=one, unique=unique), ListType(item=other):
                return self._same_lists(told, heard, (one, other), arguments, unique=unique)
            case TupleType(items=ones), TupleType(items=others) if isinstance(told, list) and isinstance(heard, list):
                pairs = zip(told, heard, zip(ones, others, strict=True), strict=True)
                return all(self.same(one, other, kinds, arguments) for one, other, kinds in pairs)
            case MapType(key=key, value=one), MapType(value=other) if isinstance(told, dict) and isinstance(
                heard, dict
            ):
                several_spellings = isinstance(key, StrType) and key.pattern is not None  # "0" and "00" are one number
                return (len(told) == len(heard) or several_spellings) and all(
                    self.same(told[name], heard[name], (one, other), arguments) for name in told.keys() & heard.keys()
                )
            case UnionType(members=ones), UnionType(members=others) if len(ones) == len(others):
                return any(self.same(told, heard, kinds, arguments) for kinds in zip(ones, others, strict=True))
            case StrType(format=name), StrType():
                return name in NORMALISED or told == heard or _same_decimal(told, heard)
            case one, other if one == other:
                return same_json(told, heard)
            case _:
                return True

    def _same_model(self, told: JsonValue, heard: JsonValue, model: Model, arguments: Arguments) -> bool:
        shared = [
            (field, (field.in_type, field.out_type))
            for field in model.fields
            if field.in_type is not None and field.out_type is not None
        ]
        if model.kind == "root":
            return self.same(told, heard, shared[0][1], arguments)
        if model.kind == "namedtuple" and isinstance(told, list) and isinstance(heard, list):
            pairs = zip(told, heard, shared, strict=False)
            return all(self.same(one, other, kinds, arguments) for one, other, (_, kinds) in pairs)
        if not isinstance(told, dict) or not isinstance(heard, dict):
            return False
        return all(
            self.same(told[field.in_name], heard[field.out_name], kinds, arguments)
            if field.in_name in told
            else field.default is None or self.same(json.loads(field.default), heard[field.out_name], kinds, arguments)
            for field, kinds in shared
            if field.out_name in heard
        )

    def _same_lists(
        self, told: JsonValue, heard: JsonValue, kinds: tuple[Type, Type], arguments: Arguments, *, unique: bool
    ) -> bool:
        if not isinstance(told, list) or not isinstance(heard, list) or len(told) != len(heard):
            return False
        if unique:
            return all(any(self.same(one, other, kinds, arguments) for other in heard) for one in told)
        return all(self.same(one, other, kinds, arguments) for one, other in zip(told, heard, strict=True))


def same_json(one: JsonValue, other: JsonValue) -> bool:
    """Whether two JSON values are equal; ``1`` is ``1.0`` and is not ``true``."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(same_json(one[key], other[key]) for key in one)
        case list(), list():
            return len(one) == len(other) and all(map(same_json, one, other))
        case bool(), _:
            return one is other
        case _, bool():
            return False
        case float(), float():
            return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-6)  # times are kept in whole microseconds
        case _:
            return one == other


def _same_decimal(one: JsonValue, other: JsonValue) -> bool:
    try:
        return Decimal(str(one)) == Decimal(str(other))
    except InvalidOperation:
        return False
