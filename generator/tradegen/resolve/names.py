"""Public names are contract: two types of one name are an error that shows both places."""

import re
from collections.abc import Iterable
from typing import Final

from tradegen.ir import Alias, Enum, Model
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.span import Span
from tradegen.views.renaming import FreeNames

_RESERVED = frozenset(("problemdetails",))  # the runtime's own component in every OpenAPI document
_NAME: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")  # what Python takes besides, TypeScript and documents may not

Named = Model | Enum | Alias


def check_public_names(
    named: Iterable[Named], otherwise: Span, recorded: tuple[tuple[str, str], ...] = (), *, findings: Findings
) -> None:
    """Add a finding for every two of ``named`` that share a public name, letter case apart.

    ``otherwise`` is the place told for a type without one, which lives in another package. Who has the name by an
    earlier build, as ``recorded``, keeps it; the finding is about the other.
    """
    owners = dict(recorded)
    values = sorted(
        named,
        key=lambda value: (owners.get(value.name) != value.ref, value.span is None, value.span or otherwise, value.ref),
    )
    free = FreeNames(value.name for value in values)
    first: dict[str, Named] = {}
    for found in values:
        folded = found.name.casefold()
        if _NAME.fullmatch(found.name) is None:
            message = f"{quote(found.name)} of {quote(found.ref.partition(':')[0])} is not a name in every language"
            hint = free.give_name(found.ref, found.domain)
            findings.refuse(found.span or otherwise, "bad-identifier", message=message, hint=hint)
        if folded in _RESERVED:
            message = f"{quote(found.name)} is the name of the runtime's own error document"
            hint = free.give_name(found.ref, found.domain)
            findings.refuse(found.span or otherwise, "reserved-name", message=message, hint=hint)
        other = first.setdefault(folded, found)
        if other.ref != found.ref:
            message = f"{_origin(found)} has the public name of {_origin(other)}"
            there = f"the other is at {other.span}; " if other.span else ""
            hint = f"{there}{free.give_name(found.ref, found.domain)}"
            findings.refuse(found.span or otherwise, "name-collision", message=message, hint=hint)


def _origin(found: Named) -> str:
    module, _, name = found.ref.partition(":")
    return f"{quote(name)} of {module}"
