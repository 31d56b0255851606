"""What was read must be told as JSON, in a size that somebody could have written.

Half a character (a lone surrogate) has a form in Python, and none in UTF-8 and JSON. A text, a default or an enum that
code has made may have any size, and all that is generated would have it too.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from tradegen.introspect import rules
from tradegen.introspect.catalog import Catalog
from tradegen.introspect.findings import Finding, Owner, Rule
from tradegen.introspect.messages import Message
from tradegen.source.text import MAX_SOURCE_BYTES

_SIGN: Final = "\N{REPLACEMENT CHARACTER}"


def untellable(catalog: Catalog) -> Iterator[Finding]:
    """What is wrong with models, enums and aliases, by their fields where these are to blame."""
    for ref, declared in (*catalog.models.items(), *catalog.enums.items(), *catalog.aliases.items()):
        rule = _broken(declared)
        if rule is not None:
            fields = ((field.name, _broken(field)) for field in getattr(declared, "fields", ()))
            found = [(name, broken) for name, broken in fields if broken is not None]
            for name, broken in found or [("", rule)]:
                yield broken.about(Owner(ref, name))._replace(always=True)


def encoded(message: Message) -> bytes:
    """``message`` as JSON, with a sign in the place of every half character."""
    try:
        return msgspec.json.encode(message)
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(msgspec.to_builtins(message)))


def _broken(value: object) -> Rule | None:
    try:
        size = len(msgspec.json.encode(value))
    except UnicodeEncodeError:
        return rules.HALF_CHARACTER
    return rules.TOO_LARGE if size > MAX_SOURCE_BYTES else None


def _mended(value: object) -> object:
    match value:
        case str():
            return "".join(_SIGN if "\ud800" <= one <= "\udfff" else one for one in value)
        case list() | tuple():
            return [_mended(item) for item in value]
        case dict():
            return {_mended(key): _mended(item) for key, item in value.items()}
        case _:
            return value
