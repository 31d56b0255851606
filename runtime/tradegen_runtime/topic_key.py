"""Canonical topic keys: ``route:`` followed by the RFC 8785 form of the validated params.

Standard library only, so that the generator and every server import it in no time.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from json.encoder import encode_basestring
from typing import Final, Literal, TypeAlias

from tradegen_runtime.json_value import JsonValue

MAX_SAFE_INTEGER: Final = 2**53 - 1
"""Largest integer that every JSON reader keeps exact (RFC 8785 §3.2.2.3, ECMAScript's ``MAX_SAFE_INTEGER``)."""

MAX_KEY_BYTES: Final = 4096
"""Longest topic key, in UTF-8 bytes."""

MAX_KEY_DEPTH: Final = 4
"""Deepest nesting of arrays and objects in a key; the params object itself is the first level."""

KeyProblem: TypeAlias = Literal[
    "not-finite", "unsafe-integer", "lone-surrogate", "nul", "float", "too-long", "too-deep", "not-json"
]

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class TopicKeyError(ValueError):
    """A value has no canonical form, or may not be part of a topic key; ``slug`` names the rule."""

    def __init__(self, slug: KeyProblem, message: str) -> None:
        super().__init__(message)
        self.slug: Final = slug


def canonical_json(value: JsonValue) -> str:
    """Return the RFC 8785 form of a JSON value.

    A set becomes an array without duplicates, sorted by UTF-16 code units.

    Raises:
        TopicKeyError: a number is not finite or an integer is beyond ±(2^53−1), a string holds a lone
            surrogate, or the value is not JSON.
    """
    parts: list[str] = []
    _write(value, parts)
    return "".join(parts)


def topic_key(route: str, params: Mapping[str, JsonValue]) -> str:
    """Return the key of the topic that ``params`` select on ``route``.

    ``params`` are the validated params by wire name with defaults filled in; members that are null are
    dropped, so that absent and null are the same topic.

    Raises:
        TopicKeyError: as :func:`canonical_json`; also for a float, a NUL, more than 4 levels or 4 KiB.
    """
    key = f"{route}:{canonical_json(_key_members(params, depth=1))}"
    if len(key.encode()) > MAX_KEY_BYTES:
        raise TopicKeyError("too-long", f"a topic key has at most {MAX_KEY_BYTES} bytes")
    return key


def canonical_number(value: float) -> str:
    """Return a number as ECMAScript's ``Number::toString`` prints it (RFC 8785 §3.2.2.3).

    Raises:
        TopicKeyError: the number is not finite.
    """
    if value != value or value in (float("inf"), float("-inf")):
        raise TopicKeyError("not-finite", f"{value} has no JSON form")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    # repr gives the shortest digits that read back as the same double, as ECMAScript asks for.
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    # The value is 0.DIGITS × 10^point.
    point = int(exponent or "0") + len(whole) - (len(whole + fraction) - len(digits) if whole == "0" else 0)
    digits = digits.rstrip("0")
    return sign + _place_point(digits, point)


def _place_point(digits: str, point: int) -> str:
    """Print 0.DIGITS × 10^point by the four cases of ECMA-262 Number::toString."""
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    exponent = point - 1
    mantissa = digits if count == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{mantissa}e{'+' if exponent > 0 else '-'}{abs(exponent)}"


def _write(value: JsonValue, parts: list[str]) -> None:
    match value:
        case None:
            parts.append("null")
        case bool():
            parts.append("true" if value else "false")
        case str():
            parts.append(_string(value))
        case int():
            parts.append(_integer(value))
        case float():
            parts.append(canonical_number(value))
        case Mapping():
            _write_object(value, parts)
        case AbstractSet():
            _write_array(_sorted_items(value), parts)
        case Sequence() if not isinstance(value, bytes | bytearray | memoryview):
            _write_array(value, parts)
        case _:
            raise TopicKeyError("not-json", f"{type(value).__name__} is not a JSON value")


def _write_object(members: Mapping[str, JsonValue], parts: list[str]) -> None:
    parts.append("{")
    for index, name in enumerate(sorted(members, key=_utf16)):
        if index:
            parts.append(",")
        parts.append(_string(name))
        parts.append(":")
        _write(members[name], parts)
    parts.append("}")


def _write_array(items: Sequence[JsonValue], parts: list[str]) -> None:
    parts.append("[")
    for index, item in enumerate(items):
        if index:
            parts.append(",")
        _write(item, parts)
    parts.append("]")


def _sorted_items(items: AbstractSet[JsonValue]) -> list[JsonValue]:
    """Sort a set: strings by their own code units, other scalars by their canonical text."""
    canonical = {canonical_json(item): item for item in items}
    return sorted(
        canonical.values(),
        key=lambda item: _utf16(item if isinstance(item, str) else canonical_json(item)),
    )


def _string(text: str) -> str:
    _utf16(text)
    # Escapes exactly ", \ and U+0000–001F, the five short forms included (RFC 8785 §3.2.2.2).
    return encode_basestring(text)


def _integer(value: int) -> str:
    if abs(value) > MAX_SAFE_INTEGER:
        raise TopicKeyError("unsafe-integer", f"{value} is beyond ±(2^53−1); declare it as a string")
    return int.__repr__(value)


def _utf16(text: str) -> bytes:
    """Return the sort key of RFC 8785 §3.2.3: UTF-16 code units, which order unlike Python's code points."""
    if not isinstance(text, str):
        raise TopicKeyError("not-json", f"{type(text).__name__} is not the name of an object member")
    if _LONE_SURROGATE.search(text):
        raise TopicKeyError("lone-surrogate", "a lone surrogate has no JSON form")
    return text.encode("utf-16-be")


def _key_members(members: Mapping[str, JsonValue], *, depth: int) -> dict[str, JsonValue]:
    return {name: _key_value(value, depth=depth + 1) for name, value in members.items() if value is not None}


def _key_value(value: JsonValue, *, depth: int) -> JsonValue:
    if isinstance(value, float):
        raise TopicKeyError("float", "a float is not part of a topic key; declare a string")
    if isinstance(value, str):
        if "\0" in value:
            raise TopicKeyError("nul", "a topic key holds no NUL")
        return value
    if not isinstance(value, Mapping | AbstractSet | Sequence):
        return value
    if depth > MAX_KEY_DEPTH:
        raise TopicKeyError("too-deep", f"a topic key nests at most {MAX_KEY_DEPTH} levels")
    if isinstance(value, Mapping):
        return _key_members(value, depth=depth)
    if isinstance(value, AbstractSet):
        return {_key_scalar(item, depth=depth) for item in value}
    return [_key_value(item, depth=depth + 1) for item in value]


def _key_scalar(item: JsonValue, *, depth: int) -> bool | int | str | None:
    checked = _key_value(item, depth=depth + 1)
    if checked is None or isinstance(checked, bool | int | str):
        return checked
    raise TopicKeyError("not-json", "a set in a topic key holds scalars only")
