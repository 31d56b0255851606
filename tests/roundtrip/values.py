"""Hypothesis strategies made of Pydantic's core schemas: what a model accepts, in every form its types have.

They look at the schemas alone, never at what tradegen read from them.
"""

import datetime
import math
import string
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal

from hypothesis import strategies as st
from pydantic import JsonValue, TypeAdapter
from pydantic.errors import PydanticInvalidForJsonSchema
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import MISSING

Schema = Mapping[str, Any]
Values = st.SearchStrategy[object]
Path = tuple[str | int, ...]

SAFE_INTEGER: Final = 2**53 - 1
"""JavaScript reads whole numbers exactly up to here; an integer without bounds is promised up to here."""

MAX_ITEMS: Final = 2
"""How many items a container gets beyond its least number: recursive types must end."""

_SURROGATES: Final[tuple[Literal["Cs"]]] = ("Cs",)
TEXT_LETTERS: Final = st.characters(codec="utf-8", exclude_categories=_SURROGATES)
_TEXT: Final = st.text(TEXT_LETTERS, max_size=4)
JSON: Final[st.SearchStrategy[JsonValue]] = st.recursive(
    st.none() | st.booleans() | st.integers(-SAFE_INTEGER, SAFE_INTEGER) | _TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_TEXT, inner, max_size=2),
    max_leaves=4,
)
"""Any JSON value."""

_AROUND_FIELDS: Final = ("function-before", "function-after", "function-wrap")
_FIRST_MOMENT: Final = datetime.datetime(1900, 1, 1)
_LAST_MOMENT: Final = datetime.datetime(2100, 1, 1)
_WORDS: Final = st.text(string.ascii_lowercase, min_size=1, max_size=6)
_INSTANCES: Final[Mapping[str, Values]] = {"Path": _WORDS}
_TEXTS_OF_FORMATS: Final[Mapping[str, Values]] = {
    "email": st.builds("{}@{}.example".format, _WORDS, _WORDS),
    "name-email": st.builds("{0} <{0}@{1}.example>".format, _WORDS, _WORDS),
    "zoneinfo": st.sampled_from(("UTC", "Europe/Zurich")),
    "file-path": st.just(__file__),
    "path": _WORDS,
    "regex": st.sampled_from(("a+", "[0-9]")),
    "ipv4": st.ip_addresses(v=4).map(str),
    "ipv6": st.ip_addresses(v=6).map(str),
    "ipvanyaddress": st.ip_addresses().map(str),
    "ipv6network": st.just("::/8"),
}


def inputs_of(kind: type) -> Values:
    """Inputs for ``kind``, in Python mode; its validators may refuse some."""
    return _Reader().read(TypeAdapter(kind).core_schema)


class _Reader:
    """Makes strategies of one core schema; ``_definitions`` are what its references point to."""

    def __init__(self) -> None:
        self._definitions: dict[str, Schema] = {}
        self._known: dict[str, Values] = {}
        self._kinds: Mapping[str, Callable[[Schema], Values]] = {
            "any": self._unchecked,
            "none": lambda _schema: st.none(),
            "bool": lambda _schema: st.booleans(),
            "int": _integers,
            "float": floats,
            "decimal": _decimals,
            "fraction": lambda _schema: st.fractions(-9, 9, max_denominator=9),
            "counter": self._counters,
            "str": _texts,
            "bytes": _bytes,
            "date": lambda _schema: st.dates(_FIRST_MOMENT.date(), _LAST_MOMENT.date()),
            "time": lambda _schema: st.times() | st.times(timezones=st.just(datetime.UTC)),
            "datetime": _datetimes,
            "timedelta": lambda _schema: st.timedeltas(datetime.timedelta(-9999), datetime.timedelta(9999)),
            "uuid": lambda schema: st.uuids(version=schema.get("version")),
            "url": _urls,
            "multi-host-url": lambda _schema: st.builds("postgres://u:p@{}/{}".format, _WORDS, _WORDS),
            "literal": lambda schema: st.sampled_from(schema["expected"]),
            "enum": lambda schema: st.sampled_from(schema["members"]),
            "missing-sentinel": lambda _schema: st.just(MISSING),
            "is-instance": _instances,
            "nullable": lambda schema: st.none() | self.read(schema["schema"]),
            "json": self._json_texts,
            "list": self._lists,
            "deque": self._lists,
            "generator": self._lists,
            "set": self._lists,
            "frozenset": self._lists,
            "ordered-dict": self._dicts,
            "frozendict": self._dicts,
            "complex": lambda _schema: st.complex_numbers(max_magnitude=9, allow_nan=False),
            "tuple": self._tuples,
            "dict": self._dicts,
            "union": self._unions,
            "tagged-union": lambda schema: st.one_of(*map(self.read, schema["choices"].values())),
            "model": lambda schema: self.read(schema["schema"]) if schema.get("root_model") else self._class(schema),
            "dataclass": self._class,
            "typed-dict": self._class,
            "model-fields": self._class,
            "named-tuple": lambda schema: st.tuples(*(self.read(field["schema"]) for field in schema["fields"])),
            "definitions": self._defined,
            "definition-ref": self._referred,
            "chain": lambda schema: self.read(schema["steps"][0]),
            "json-or-python": lambda schema: self.read(schema["json_schema"]),
            "lax-or-strict": lambda schema: self.read(schema["lax_schema"]),
            "function-plain": self._validated,
            "function-before": self._validated,
            "function-wrap": self._validated,
        }

    def read(self, schema: Schema) -> Values:
        """The strategy of one node."""
        if "type" not in schema:  # a definition that is filled in later
            return st.nothing()
        named = _TEXTS_OF_FORMATS.get(_format_of(schema))
        if named is not None:
            return named
        read = self._kinds.get(schema["type"])
        if read is not None:
            return read(schema)
        assert "schema" in schema, schema["type"]
        return self.read(schema["schema"])

    def _validated(self, schema: Schema) -> Values:
        declared = schema.get("json_schema_input_schema")
        if declared is not None and declared["type"] != "any":
            numerals = st.integers(1, 9).map(str)
            return self.read(declared) | numerals if declared["type"] == "str" else self.read(declared)
        if "schema" in schema:
            return self.read(schema["schema"])
        return _WORDS | st.integers(0, 9)

    def _unchecked(self, schema: Schema) -> Values:
        """Values of ``Any``; of what is meant, where validation is skipped."""
        meant = schema.get("serialization", {}).get("schema")
        return JSON if meant is None else self.read(meant)

    def _json_texts(self, schema: Schema) -> Values:
        inner = self.read(schema["schema"]) if "schema" in schema else JSON
        return inner.map(lambda value: TypeAdapter(object).dump_json(value).decode())

    def _lists(self, schema: Schema) -> Values:
        unique = schema["type"] in ("set", "frozenset")
        item = self.read(schema.get("items_schema", {"type": "any"}))
        return st.lists(item, **_sizes(schema), unique_by=repr if unique else None)

    def _tuples(self, schema: Schema) -> Values:
        items = [self.read(item) for item in schema["items_schema"]]
        index = schema.get("variadic_item_index")
        if index is None:
            return st.tuples(*items)
        return st.builds(
            lambda before, free, after: (*before, *free, *after),
            st.tuples(*items[:index]),
            st.lists(items[index], **_sizes(schema)),
            st.tuples(*items[index + 1 :]),
        )

    def _dicts(self, schema: Schema) -> Values:
        keys = self.read(schema.get("keys_schema", {"type": "str"}))
        values = self.read(schema.get("values_schema", {"type": "any"}))
        return st.dictionaries(keys.filter(_is_hashable), values, **_sizes(schema))

    def _counters(self, schema: Schema) -> Values:
        return st.dictionaries(self.read(schema.get("keys_schema", {"type": "str"})), st.integers(0, 9), max_size=2)

    def _unions(self, schema: Schema) -> Values:
        return st.one_of(*(self.read(one[0] if isinstance(one, tuple) else one) for one in schema["choices"]))

    def _fields(self, fields: Mapping[str, Schema], config: Schema) -> Values:
        required: dict[Path, Values] = {}
        optional: dict[Path, Values] = {}
        for name, field in fields.items():
            schema = field["schema"]
            may_lack = schema["type"] == "default" or field.get("required") is False
            if field.get("init", True):
                path = (name,) if config.get("validate_by_alias") is False else _path(name, field)
                (optional if may_lack else required)[path] = self.read(schema)
        return st.fixed_dictionaries(required, optional=optional).map(_nested)

    def _class(self, schema: Schema) -> Values:
        inner = schema.get("schema", schema)
        while "fields" not in inner:
            if "schema" not in inner or inner["type"] not in ("model", "dataclass", *_AROUND_FIELDS):
                return self.read(inner)
            inner = inner["schema"]
        fields = inner["fields"]
        named = {field["name"]: field for field in fields} if isinstance(fields, list) else fields
        return self._fields(named, schema.get("config", {}))

    def _defined(self, schema: Schema) -> Values:
        self._definitions |= {one["ref"]: one for one in schema["definitions"]}
        return self.read(schema["schema"])

    def _referred(self, schema: Schema) -> Values:
        ref = schema["schema_ref"]
        if ref not in self._known:
            self._known[ref] = st.deferred(lambda: self.read(self._definitions[ref]))
        return self._known[ref]


def _path(name: str, field: Schema) -> Path:
    """Where a field is read from, by the first of its aliases."""
    alias = field.get("validation_alias", name)
    if isinstance(alias, str):
        return (alias,)
    return tuple(alias[0]) if isinstance(alias[0], list) else tuple(alias)


def _nested(members: Mapping[Path, object]) -> object:
    """An object of members that stand at paths."""
    found: dict[str | int, object] = {}
    for (first, *rest), value in members.items():
        found[first] = _at(rest, value)
    return found


def _at(path: Sequence[str | int], value: object) -> object:
    """What has ``value`` at ``path``; a number is a place in a list."""
    if not path:
        return value
    inner = _at(path[1:], value)
    return [inner] * (path[0] + 1) if isinstance(path[0], int) else {path[0]: inner}


def _format_of(schema: Schema) -> str:
    """The format that a validated text says it has."""
    if not schema["type"].startswith(("function-", "lax-or-strict", "json-or-python")):
        return ""
    try:
        node: Any = schema
        return str(GenerateJsonSchema().generate(node).get("format", ""))
    except (PydanticInvalidForJsonSchema, KeyError):
        return ""


def _sizes(schema: Schema) -> dict[str, Any]:
    least = schema.get("min_length") or 0
    return {"min_size": least, "max_size": min(schema.get("max_length") or least + MAX_ITEMS, least + MAX_ITEMS)}


def _is_hashable(value: object) -> bool:
    return not isinstance(value, dict | list)


def _integers(schema: Schema) -> Values:
    least = max(schema.get("ge", -SAFE_INTEGER), schema.get("gt", -SAFE_INTEGER - 1) + 1)
    most = min(schema.get("le", SAFE_INTEGER), schema.get("lt", SAFE_INTEGER + 1) - 1)
    multiple = schema.get("multiple_of", 1)
    return st.integers(-(-least // multiple), most // multiple).map(lambda value: value * multiple)


def floats(limits: Mapping[str, float]) -> st.SearchStrategy[float]:
    """Numbers within limits (``ge``, ``gt``, ``le``, ``lt``, ``multiple_of``); half of them are short decimals."""
    least, most = limits.get("gt", limits.get("ge")), limits.get("lt", limits.get("le"))
    step = limits.get("multiple_of")
    low, high = max(-(10.0**12) if least is None else least, -(10.0**12)), 10.0**12 if most is None else most
    if step is not None:
        return st.integers(math.ceil(low / step), math.floor(high / step)).map(lambda value: value * step)
    drawn = st.floats(low, high, allow_nan=False, allow_infinity=False).map(_shortened)
    return drawn.filter(
        lambda value: low <= value <= high and value not in (limits.get("gt"), limits.get("lt")),
    )


def _shortened(value: float) -> float:
    """The number with twelve digits at most, six of them after the point."""
    return float(f"{round(value, 6):.12g}")


def _decimals(schema: Schema) -> Values:
    places = schema.get("decimal_places", 2)
    digits = schema.get("max_digits")
    most = Decimal(10) ** ((digits or 12) - places)
    least = max(Decimal(schema.get("ge", -most)), Decimal(schema.get("gt", -most)))
    limit = min(Decimal(schema.get("le", most)), Decimal(schema.get("lt", most)))
    return st.decimals(least, limit, places=places, allow_nan=False, allow_infinity=False)


def _texts(schema: Schema) -> Values:
    pattern = schema.get("pattern")
    if pattern is not None:
        python = pattern if isinstance(pattern, str) else pattern.pattern
        return st.from_regex(python.replace(r"\z", r"\Z"), alphabet=TEXT_LETTERS)
    least = schema.get("min_length") or 0
    return st.text(
        TEXT_LETTERS,
        min_size=least,
        max_size=min(schema.get("max_length") or least + 8, least + 8),
    )


def _bytes(schema: Schema) -> Values:
    return _texts({"min_length": schema.get("min_length"), "max_length": schema.get("max_length")}).map(
        lambda text: str(text).encode()
    )


def _datetimes(schema: Schema) -> Values:
    zone = schema.get("tz_constraint")
    naive = st.datetimes(_FIRST_MOMENT, _LAST_MOMENT)
    aware = st.datetimes(_FIRST_MOMENT, _LAST_MOMENT, timezones=st.just(datetime.UTC))
    return {"naive": naive, "aware": aware}.get(str(zone), naive | aware)


def _instances(schema: Schema) -> Values:
    known = _INSTANCES.get(schema["cls"].__name__)
    return st.from_type(schema["cls"]) if known is None else known


def _urls(schema: Schema) -> Values:
    schemes = schema.get("allowed_schemes") or ("https",)
    paths = st.just(__file__) if "file" in schemes else _WORDS
    return st.builds("{}://{}.example/{}".format, st.sampled_from(list(schemes)), _WORDS, paths)


def hosts() -> st.SearchStrategy[str]:
    """Lower-case words."""
    return _WORDS
