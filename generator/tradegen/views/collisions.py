"""Finds two types that would have the same name in the specs or in a client."""

from collections.abc import Iterator

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.ir import Api, ModelRef
from tradegen.reserved_words import TYPESCRIPT_RESERVED
from tradegen.span import Span
from tradegen.views.directions import Views, every_name
from tradegen.views.facts import declaration
from tradegen.views.graph import Ref
from tradegen.views.owners import INPUT, owner
from tradegen.views.renaming import FreeNames

RESERVED_NAMES = frozenset({"ProblemDetails"})
"""Component names of the runtime's own."""


def name_collisions(api: Api, views: Views) -> tuple[Diagnostic, ...]:
    """Report every derived name, ``XInput`` or ``PageOrder``, that is also another type's name.

    Who had a name in an earlier build keeps it, and the newcomer is blamed.
    """
    recorded = dict(api.recorded)
    derived = tuple(derived_names(api, views))
    holders = {one.name: one for one in reversed(derived) if recorded.get(one.name) == one.owner}
    free = FreeNames((*declared_names(views), *(one.name for one in derived)))
    found: list[Diagnostic] = []
    for one in derived:
        holder = holders.setdefault(one.name, one)
        if one.name in RESERVED_NAMES:
            found.append(one.taken("the runtime's own problem document has it", one, views, free))
        elif one.name in TYPESCRIPT_RESERVED:
            found.append(one.taken("it is a word of TypeScript", one, views, free))
        elif holder.ref != one.ref:
            reason = f"{shown(holder.ref, views)} has it"
            reason += f", and {one.why}" if one.why else f": {holder.why}"
            found.append(one.taken(reason, holder if one.why and not holder.why else one, views, free))
    return tuple(found)


class DerivedName(msgspec.Struct, frozen=True):
    """A name, the type it stands for, its owner in the record, and why it has it; nothing for a declared name."""

    name: str
    ref: Ref
    owner: str
    why: str = ""

    def taken(self, reason: str, renamed: "DerivedName", views: Views, free: FreeNames) -> Diagnostic:
        """The finding, at the declaration that derives the name; ``renamed`` is who had better have another."""
        declared = declaration(renamed.ref, views.declared)
        return Diagnostic(
            span=place(self.ref, views) or Span(file=self.ref.ref.partition(":")[0], line=1, col=1),
            message=f'the name "{self.name}" is taken: {reason}',
            slug="name-collision",
            hint=free.give_name(declared.ref, declared.domain),
        )


def derived_names(api: Api, views: Views) -> Iterator[DerivedName]:
    """Yield each name with the type it stands for; declared names first, so that they win."""
    declared = dict.fromkeys(every_name(api))
    used = dict.fromkeys((*views.used["out"], *views.used["in"]))
    instances = [ref for ref in used if ref not in declared]
    for ref in declared:
        yield DerivedName(views.public_name(ref), ref, owner(ref))
    for ref in instances:
        why = "this generic model is used with arguments that spell it"
        yield DerivedName(views.public_name(ref), ref, owner(ref), why)
    for ref in (*declared, *instances):
        name = views.interface(ref, "in")
        if name != views.public_name(ref):
            why = f"it is also the input view of {views.public_name(ref)}"
            yield DerivedName(name, ref, f"{owner(ref)}{INPUT}", why)


def declared_names(views: Views) -> Iterator[str]:
    """Yield the name of every declared type."""
    names = views.declared
    for group in (names.models, names.enums, names.aliases):
        yield from (found.name for found in group.values())


def place(ref: Ref, views: Views) -> Span | None:
    """Where a named type is declared."""
    return declaration(ref, views.declared).span


def shown(ref: Ref, views: Views) -> str:
    """A type with the place of its declaration."""
    where = place(ref, views)
    kind = "the generic model" if isinstance(ref, ModelRef) and ref.args else "the type"
    return f"{kind} at {where}" if where else f"{kind} {ref.ref}"
