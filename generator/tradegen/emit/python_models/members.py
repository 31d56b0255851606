"""Names of members: the user's own, changed only where Python or Pydantic would not have them."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from tradegen.emit.code import Identifier
from tradegen.emit.names import escaped
from tradegen.emit.printers import py_identifier
from tradegen.emit.python_models.reserved import ENUM_MEMBERS, MODEL_MEMBERS, TUPLE_MEMBERS, TYPES
from tradegen.ir import Enum, Field, ModelKind
from tradegen.reserved_words import PYTHON_KEYWORDS

_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9_]+")


def attribute_names(fields: Iterable[Field], kind: ModelKind, classes: Collection[str]) -> tuple[Identifier, ...]:
    """Name the attributes of a class; ``classes`` are the types its annotations mention, which must not be hidden."""
    reserved = TUPLE_MEMBERS if kind == "namedtuple" else MODEL_MEMBERS
    return distinct((field.name for field in fields), reserved, TYPES, classes)


def enum_names(enum: Enum) -> tuple[Identifier, ...]:
    """Name the members of an enum."""
    return distinct((member.name for member in enum.members), ENUM_MEMBERS)


def distinct(names: Iterable[str], *taken: Collection[str]) -> tuple[Identifier, ...]:
    """Make each name an identifier that is none of ``taken`` and none of those before it."""
    used: set[str] = set()
    found: list[Identifier] = []
    for name in names:
        chosen = py_identifier(escaped(identifier(name), PYTHON_KEYWORDS, used, *taken))
        used.add(chosen)
        found.append(chosen)
    return tuple(found)


def identifier(name: str) -> str:
    """The letters, digits and underscores of ``name``; it begins with a letter."""
    kept = _NOT_IN_NAMES.sub("_", name).lstrip("_")
    return kept if kept[:1].isalpha() else f"n{kept}"


def camel_of(attribute: str) -> str | None:
    """What Pydantic's ``to_camel`` makes of an attribute, for the plain names of which that is certain."""
    if re.fullmatch(r"[a-z]+(_[a-z]+)*", attribute) is None:
        return None
    first, *others = attribute.split("_")
    return first + "".join(map(str.capitalize, others))
