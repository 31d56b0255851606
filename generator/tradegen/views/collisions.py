"""Finds two types that would have the same name in the specs or in a client."""

from collections.abc import Iterator

from tradegen.diagnostics import Diagnostic
from tradegen.emit.reserved import TYPESCRIPT_RESERVED
from tradegen.ir import Api, ModelRef
from tradegen.span import Span
from tradegen.views.directions import Views, every_name
from tradegen.views.graph import Ref

RESERVED_NAMES = frozenset({"ProblemDetails"})
"""Component names of the runtime's own."""


def name_collisions(api: Api, views: Views) -> tuple[Diagnostic, ...]:
    """Report every derived name, ``XInput`` or ``PageOrder``, that is also another type's name."""
    owners: dict[str, Ref] = {}
    found: list[Diagnostic] = []
    for name, ref, why in derived_names(api, views):
        owner = owners.setdefault(name, ref)
        if name in RESERVED_NAMES:
            found.append(collision(name, ref, views, "the runtime's own problem document has it"))
        elif name in TYPESCRIPT_RESERVED:
            found.append(collision(name, ref, views, "it is a word of TypeScript"))
        elif owner != ref:
            found.append(collision(name, ref, views, f"{shown(owner, views)} has it, and {why}"))
    return tuple(found)


def derived_names(api: Api, views: Views) -> Iterator[tuple[str, Ref, str]]:
    """Yield each name with the type it stands for; declared names first, so that they win."""
    declared = dict.fromkeys(every_name(api))
    used = dict.fromkeys((*views.used["out"], *views.used["in"]))
    instances = [ref for ref in used if ref not in declared]
    for ref in (*declared, *instances):
        yield views.public_name(ref), ref, "this generic model is used with arguments that spell it"
    for ref in (*declared, *instances):
        if views.interface(ref, "in") != views.public_name(ref):
            yield views.interface(ref, "in"), ref, f"it is also the input view of {views.public_name(ref)}"


def collision(name: str, ref: Ref, views: Views, why: str) -> Diagnostic:
    """The finding, at the declaration that derives the name."""
    return Diagnostic(
        span=place(ref, views) or Span(file=ref.ref.partition(":")[0], line=1, col=1),
        message=f'the name "{name}" is taken: {why}',
        slug="name-collision",
        hint="rename one of the two",
    )


def place(ref: Ref, views: Views) -> Span | None:
    """Where a named type is declared."""
    names = views.declared
    found = names.models.get(ref.ref) or names.enums.get(ref.ref) or names.aliases[ref.ref]
    return found.span


def shown(ref: Ref, views: Views) -> str:
    """A type with the place of its declaration."""
    where = place(ref, views)
    kind = "the generic model" if isinstance(ref, ModelRef) and ref.args else "the type"
    return f"{kind} at {where}" if where else f"{kind} {ref.ref}"
