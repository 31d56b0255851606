"""Public names are contract: two types of one name are an error that shows both places."""

from collections.abc import Iterable

from tradegen.ir import Alias, Enum, Model
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.span import Span

_RESERVED = frozenset(("problemdetails",))  # the runtime's own component in every OpenAPI document


def check_public_names(named: Iterable[Model | Enum | Alias], otherwise: Span, *, findings: Findings) -> None:
    """Add a finding for every two of ``named`` that share a public name, letter case apart.

    ``otherwise`` is the place told for a type without one, which lives in another package.
    """
    first: dict[str, Model | Enum | Alias] = {}
    for found in sorted(named, key=lambda value: (value.span is None, value.span or otherwise, value.ref)):
        folded = found.name.casefold()
        if folded in _RESERVED:
            message = f"{quote(found.name)} is the name of the runtime's own error document"
            findings.refuse(found.span or otherwise, "reserved-name", message=message, hint="rename the model")
        other = first.setdefault(folded, found)
        if other.ref != found.ref:
            message = f"{_origin(found)} has the public name of {_origin(other)}"
            there = f"the other is at {other.span}; " if other.span else ""
            hint = f"{there}rename one of them: names are unique in the whole API"
            findings.refuse(found.span or otherwise, "name-collision", message=message, hint=hint)


def _origin(found: Model | Enum | Alias) -> str:
    module, _, name = found.ref.partition(":")
    return f"{quote(name)} of {module}"
