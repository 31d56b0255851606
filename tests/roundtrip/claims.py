"""Hypothesis strategies made of the IR's types: what tradegen claims the server to accept, as JSON values."""

import base64
import datetime
import json
import re
import string
from collections.abc import Mapping
from typing import Any, Final, assert_never

from hypothesis import strategies as st
from pydantic import JsonValue, TypeAdapter
from tests.roundtrip.values import JSON, MAX_ITEMS, SAFE_INTEGER, TEXT_LETTERS, floats, hosts

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
from tradegen.views.graph import Declared, Ref

Wire = st.SearchStrategy[JsonValue]
Arguments = Mapping[str, Wire]

_AWARE: Final = st.datetimes(
    datetime.datetime(1900, 1, 1), datetime.datetime(2100, 1, 1), timezones=st.just(datetime.UTC)
)
_FORMATS: Final[Mapping[str, Wire]] = {
    "date-time": _AWARE.map(lambda at: at.isoformat().replace("+00:00", "Z")),
    "date": st.dates().map(str),
    "time": st.times().map(str),
    "duration": st.timedeltas(datetime.timedelta(-9999), datetime.timedelta(9999)).map(
        lambda span: json.loads(TypeAdapter(datetime.timedelta).dump_json(span))
    ),
    "uuid": st.uuids(version=4).map(str),
    "uri": st.builds("https://{}.example/{}".format, hosts(), hosts()),
    "multi-host-uri": st.builds("postgres://u:p@{}/{}".format, hosts(), hosts()),
    "email": st.builds("{}@{}.example".format, hosts(), hosts()),
    "name-email": st.builds("{0} <{0}@{1}.example>".format, hosts(), hosts()),
    "ipv4": st.ip_addresses(v=4).map(str),
    "ipv6": st.ip_addresses(v=6).map(str),
    "ipvanyaddress": st.ip_addresses().map(str),
    "ipv6network": st.just("::/8"),
    "decimal": st.decimals(-(10**6), 10**6, places=2).map(str),
    "base64": st.binary(max_size=6).map(lambda data: base64.b64encode(data).decode()),
    "base64url": st.binary(max_size=6).map(lambda data: base64.urlsafe_b64encode(data).decode()),
    "json": JSON.map(json.dumps),
    "regex": st.sampled_from(("a+", "[0-9]")),
    "zoneinfo": st.sampled_from(("UTC", "Europe/Zurich")),
    "file-path": st.just(__file__),
    "path": hosts(),
}
_NAIVE: Final[Wire] = st.datetimes(datetime.datetime(1900, 1, 1), datetime.datetime(2100, 1, 1)).map(
    lambda at: at.isoformat()
)


class Claims:
    """Strategies for In types; ``names`` are the declarations that references point to."""

    def __init__(self, names: Declared) -> None:
        self._names = names
        self._known: dict[Ref, Wire] = {}

    def of(self, kind: Type, arguments: Arguments | None = None) -> Wire:
        """Values of ``kind``; ``arguments`` are what its type parameters stand for."""
        match kind:
            case AnyType():
                return JSON
            case NullType():
                return st.none()
            case BoolType():
                return st.booleans()
            case IntType():
                return _integers(kind)
            case NumberType():
                return _numbers(kind)
            case StrType():
                return _texts(kind)
            case LiteralType(values=values):
                return st.sampled_from([json.loads(value) for value in values])
            case EnumRef(ref=ref):
                return st.sampled_from([json.loads(member.value) for member in self._names.enums[ref].members])
            case ModelRef() | AliasRef():
                return self._named(kind, arguments)
            case TypeParam(name=name):
                return (arguments or {})[name]
            case ListType(item=item, min_items=least, max_items=most, unique=unique):
                return st.lists(self.of(item, arguments), unique_by=repr if unique else None, **_sizes(least, most))
            case TupleType(items=items):
                return st.tuples(*(self.of(item, arguments) for item in items)).map(list)
            case MapType(key=key, value=value):
                keys = self.of(key, arguments).map(_key_text)
                return st.dictionaries(keys, self.of(value, arguments), max_size=MAX_ITEMS)
            case UnionType(members=members, tag=str(tag), tags=tags):
                wires = [self.of(member, arguments) for member in members]
                return st.one_of(*(_tagged(wire, tag, values) for wire, values in zip(wires, tags, strict=False)))
            case UnionType(members=members):
                return st.one_of(*(self.of(member, arguments) for member in members))
            case _:
                assert_never(kind)

    def _named(self, ref: ModelRef | AliasRef, arguments: Arguments | None) -> Wire:
        if ref in self._known:
            return self._known[ref]
        wire = st.deferred(lambda: self._declared(ref, arguments))
        if not arguments:
            self._known[ref] = wire
        return wire

    def _declared(self, ref: ModelRef | AliasRef, arguments: Arguments | None) -> Wire:
        if isinstance(ref, AliasRef):
            return self.of(self._names.aliases[ref.ref].in_type)
        model = self._names.models[ref.ref]
        given = [self.of(arg, arguments) for arg in ref.args]
        return self._model(model, dict(zip(model.params, given, strict=True)))

    def _model(self, model: Model, arguments: Arguments) -> Wire:
        members = [(field.in_name, field.in_type, field.in_required) for field in model.fields]
        wires = {name: (self.of(kind, arguments), needed) for name, kind, needed in members if kind is not None}
        if model.kind == "root":
            return wires["root"][0]
        if model.kind == "namedtuple":
            return st.tuples(*(wire for wire, _ in wires.values())).map(list)
        return st.fixed_dictionaries(
            {name: wire for name, (wire, needed) in wires.items() if needed},
            optional={name: wire for name, (wire, needed) in wires.items() if not needed},
        )


def _tagged(wire: Wire, tag: str, values: tuple[str, ...]) -> Wire:
    """Values with their tag, which must be sent even if it has a default."""
    tags = st.sampled_from([json.loads(value) for value in values])
    return st.builds(lambda value, text: {tag: text, **value} if isinstance(value, dict) else value, wire, tags)


def _sizes(least: int | None, most: int | None) -> dict[str, Any]:
    least = least or 0
    return {"min_size": least, "max_size": min(least + MAX_ITEMS if most is None else most, least + MAX_ITEMS)}


def _integers(kind: IntType) -> Wire:
    multiple = int(kind.multiple_of or 1)
    least = max(int(kind.ge or -SAFE_INTEGER), int(kind.gt or -SAFE_INTEGER - 1) + 1)
    most = min(int(kind.le or SAFE_INTEGER), int(kind.lt or SAFE_INTEGER + 1) - 1)
    return st.integers(-(-least // multiple), most // multiple).map(lambda value: value * multiple)


def _numbers(kind: NumberType) -> Wire:
    limits = {name: float(text) for name in ("ge", "gt", "le", "lt") if (text := getattr(kind, name)) is not None}
    if kind.multiple_of is not None:
        limits["multiple_of"] = float(kind.multiple_of)
    return floats(limits)


def _texts(kind: StrType) -> Wire:
    if kind.naive:
        return _NAIVE
    formatted = _FORMATS.get(kind.format or "")
    if formatted is not None:
        return formatted
    if kind.pattern is not None:
        pattern = re.sub(r"(?<!\\)\$", r"\\Z", kind.pattern)  # in JavaScript $ is the very end
        pattern = pattern.replace(r"\s", "[ \t]")  # Python counts more letters as space than others do
        matching = st.from_regex(pattern, alphabet=TEXT_LETTERS)
        least, most = kind.min_length or 0, kind.max_length
        return matching.filter(lambda text: len(text) >= least and (most is None or len(text) <= most))
    least = kind.min_length or 0
    letters = st.sampled_from(string.ascii_letters) if kind.format else TEXT_LETTERS
    return st.text(letters, **_sizes(least, kind.max_length))


def _key_text(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value)
