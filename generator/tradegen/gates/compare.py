"""Compare two JSON Schemas by meaning and say where they part.

Two components are compared once, however often they are met: recursive models end, shared ones cost nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from tradegen.gates.shape import Shape, key_shape, shape_of
from tradegen_runtime.documents import JsonObject, JsonValue


class Difference(msgspec.Struct, frozen=True):
    """Where two schemas part: ``place`` below the compared value, and what each side says there."""

    place: str
    found: str
    wanted: str

    def __str__(self) -> str:
        at = f"{self.place}: " if self.place else ""
        return f"{at}{self.found}, not {self.wanted}"


class Side(msgspec.Struct, frozen=True):
    """A schema with the components that it refers to."""

    schema: JsonValue
    components: JsonObject = {}

    def at(self, schema: JsonValue) -> "Side":
        """Return a part of this side."""
        return Side(schema, self.components)

    def shape(self) -> Shape:
        """Return what the schema says at its first level."""
        return shape_of(self.schema, self.components)


class Direction(msgspec.Struct, frozen=True):
    """How two schemas are compared.

    ``sent``: the value is one that the server sends. What has a default is always there then, and its default
    says nothing. ``exact``: which members are required is known on both sides; FastAPI calls a member with a
    default optional even where it is sent. ``formats``: a format that is missing counts; clients hold some
    formats as plain text.
    """

    sent: bool
    exact: bool = True
    formats: bool = True


def differences(found: Side, wanted: Side, direction: Direction) -> tuple[Difference, ...]:
    """Return where ``found``, made by a framework, parts from ``wanted``, which we emitted."""
    return tuple(_Comparison(direction).schemas(found, wanted, ""))


class _Comparison:
    """One comparison: the pairs of components that were met are taken for equal from then on."""

    def __init__(self, direction: Direction, met: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._direction = direction
        self._met = set(met)

    def schemas(self, found: Side, wanted: Side, place: str) -> Iterator[Difference]:
        mine, theirs = found.shape(), wanted.shape()
        if mine.ref and theirs.ref:
            if (mine.ref, theirs.ref) in self._met:
                return
            self._met.add((mine.ref, theirs.ref))
        if not self._direction.sent:
            yield from _defaults(mine, theirs, place)
        if mine.members or theirs.members:
            yield from self._choices(found, wanted, place)
        elif mine.values != theirs.values:
            yield Difference(place, _kind(mine), _kind(theirs))
        elif not _is_duration(mine, theirs):
            yield from self._keywords(found, wanted, place)

    def _choices(self, found: Side, wanted: Side, place: str) -> Iterator[Difference]:
        """Pair off the alternatives in any order; what is left on either side is the difference."""
        mine = [found.at(one) for one in found.shape().members or (found.schema,)]
        theirs = [wanted.at(one) for one in wanted.shape().members or (wanted.schema,)]
        lonely = [one for one in mine if not self._pair_off(one, theirs)]
        if not self._direction.formats:
            lonely = [one for one in lonely if one.shape().keywords != {"type": "number"}]  # of a client's Decimal
        if len(lonely) == 1 and len(theirs) == 1:
            yield from self.schemas(lonely[0], theirs[0], place)
        elif lonely or theirs:
            yield Difference(place, _names(lonely), _names(theirs))

    def _pair_off(self, one: Side, others: list[Side]) -> bool:
        for number, other in enumerate(others):
            attempt = _Comparison(self._direction, frozenset(self._met))
            if next(attempt.schemas(one, other, ""), None) is None:
                self._met |= attempt._met
                del others[number]
                return True
        return False

    def _keywords(self, found: Side, wanted: Side, place: str) -> Iterator[Difference]:
        mine, theirs = found.shape().keywords, wanted.shape().keywords
        yield from self._required(mine, theirs, place)
        for keyword in sorted((mine.keys() | theirs.keys()) - {"required"}):
            left, right = mine.get(keyword), theirs.get(keyword)
            match keyword:
                case "properties":
                    yield from self._members(found, wanted, place)
                case "items" | "additionalProperties":
                    step = "[]" if keyword == "items" else "{}"
                    yield from self.schemas(found.at(left or {}), wanted.at(right or {}), f"{place}{step}")
                case "propertyNames":
                    yield from self._keys(found.at(left), wanted.at(right), f"{place} keys")
                case "prefixItems" if len(_listed(left)) == len(_listed(right)):
                    for number, (one, other) in enumerate(zip(_listed(left), _listed(right), strict=True)):
                        yield from self.schemas(found.at(one), wanted.at(other), f"{place}[{number}]")
                case "minItems" if self._direction.sent and "prefixItems" in mine:
                    pass  # members of a tuple with names may have defaults, and are sent
                case "format" if left in _OPAQUE or right in _OPAQUE:
                    pass
                case "format" if not self._direction.formats and (left is None or (left, right) == _EITHER_ZONE):
                    pass
                case _ if left != right:
                    yield Difference(place, f"{keyword} {_text(left)}", _text(right))

    def _keys(self, found: Side, wanted: Side, place: str) -> Iterator[Difference]:
        """Compare the keys of objects; Pydantic does not say of all keys what they may be."""
        mine = key_shape(found.schema or {}, found.components)
        theirs = key_shape(wanted.schema or {}, wanted.components)
        if mine.is_flag and self._direction.sent:
            mine = key_shape(_COMBINED, {})  # a sum of values need not be one of them
        unsaid = mine.values is None and not mine.keywords
        if not unsaid and (mine.values, mine.keywords) != (theirs.values, theirs.keywords):
            yield Difference(place, _kind(mine), _kind(theirs))

    def _required(self, mine: JsonObject, theirs: JsonObject, place: str) -> Iterator[Difference]:
        found, wanted = _listed(mine.get("required")), _listed(theirs.get("required"))
        if self._direction.sent and not self._direction.exact:
            wanted = [name for name in wanted if name in found]
        yield from _names_differ("required", found, wanted, place)

    def _members(self, found: Side, wanted: Side, place: str) -> Iterator[Difference]:
        mine = _mapping(found.shape().keywords.get("properties"))
        theirs = _mapping(wanted.shape().keywords.get("properties"))
        yield from _names_differ("members", list(mine), list(theirs), place)
        for name in sorted(mine.keys() & theirs.keys()):
            inner = f"{place}.{name}" if place else name
            yield from self.schemas(found.at(mine[name]), wanted.at(theirs[name]), inner)


_COMBINED: Final[JsonObject] = {"type": "string", "pattern": "^-?[0-9]+$"}
"""Keys that are sums of a flag's values."""

_EITHER_ZONE: Final = ("date-time", "date-time-local")
"""What a client's class for times without zone says, which takes both."""

_OPAQUE: Final = frozenset({"binary", "base64", "base64url"})
"""Formats of bytes: who declares them and who leaves them out sends the same text."""


def _defaults(found: Shape, wanted: Shape, place: str) -> Iterator[Difference]:
    """Yield a default that is another; one that is emitted only may be a factory's, which frameworks do not show."""
    if found.default and not wanted.default:
        yield Difference(place, f"default {_text(found.default[0])}", "without default")
    elif found.default and not _equal(found.default[0], wanted.default[0]):
        yield Difference(place, f"default {_text(found.default[0])}", _text(wanted.default[0]))


def _is_duration(found: Shape, wanted: Shape) -> bool:
    """Whether a number of seconds is meant: Pydantic calls every duration text."""
    return found.keywords.get("format") == "duration" and wanted.keywords.get("type") == "number"


def _names_differ(
    what: str, found: Sequence[JsonValue], wanted: Sequence[JsonValue], place: str
) -> Iterator[Difference]:
    more = sorted(str(name) for name in found if name not in wanted)
    less = sorted(str(name) for name in wanted if name not in found)
    if more or less:
        yield Difference(place, f"{what} {_plain(more)}", _plain(less))


def _equal(found: JsonValue, wanted: JsonValue) -> bool:
    """Whether two defaults are one value; ``"0"`` and ``0`` are one decimal number."""
    if isinstance(found, str) and isinstance(wanted, int | float) and not isinstance(wanted, bool):
        try:
            return float(found) == wanted
        except ValueError:
            return False
    return found == wanted and isinstance(found, bool) == isinstance(wanted, bool)


def _kind(shape: Shape) -> str:
    if shape.values is not None:
        return f"one of {', '.join(shape.values)}"
    return str(shape.keywords.get("type", "anything"))


def _names(sides: Sequence[Side]) -> str:
    return " or ".join(one.shape().ref or _kind(one.shape()) for one in sides) or "nothing"


def _plain(names: Sequence[str]) -> str:
    return ", ".join(names) or "without"


def _text(value: JsonValue) -> str:
    return "absent" if value is None else msgspec.json.encode(value).decode()


def _mapping(value: JsonValue) -> JsonObject:
    return value if isinstance(value, Mapping) else {}


def _listed(value: JsonValue) -> Sequence[JsonValue]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
