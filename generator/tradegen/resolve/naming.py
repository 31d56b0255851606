"""Public names that route files give: each to one type that something uses."""

from collections.abc import Iterable

import msgspec

from tradegen.declare.declared import ModuleDecl, NamingDecl
from tradegen.introspect.closure import closure
from tradegen.introspect.request import Reply
from tradegen.ir import AliasRef, EnumRef, ModelRef, Module
from tradegen.resolve.catalog import Catalog
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.views.directions import uses


def given_names(modules: Iterable[ModuleDecl], catalog: Catalog, findings: Findings) -> dict[str, NamingDecl]:
    """Return the names that ``modules`` give, by the ``ref`` of the type; add a finding for what has none."""
    given: dict[str, NamingDecl] = {}
    for naming in (naming for module in modules for naming in module.names):
        match catalog.named(naming.type):
            case None:
                continue
            case ModelRef(ref=ref, args=()) | EnumRef(ref=ref) | AliasRef(ref=ref):
                first = given.setdefault(ref, naming)
                if first.name != naming.name:
                    message = f"{quote(naming.type.text)} has the public name {quote(first.name)} already"
                    findings.refuse(naming.span, "named-twice", message=message, hint=f"it is given at {first.span}")
            case _:
                message = f"{quote(naming.type.text)} has no name of its own that could be another one"
                hint = "name a model, enum or alias; an instance of a generic model: class Name(Model[…])"
                findings.refuse(naming.type.span, "unnamed-type", message=message, hint=hint)
    return given


def check_used(given: dict[str, NamingDecl], modules: Iterable[Module], reply: Reply, findings: Findings) -> None:
    """Add a finding for every name given to a type that no topic or operation leads to."""
    if not given:
        return
    modules = tuple(modules)
    used = closure((kind for direction in ("in", "out") for kind in uses(modules, direction)), reply)
    for ref, naming in given.items():
        if ref not in used:
            message = f"no topic or operation uses {quote(naming.type.text)}"
            findings.refuse(naming.type.span, "unused-name", message=message, hint="remove the name")


def with_names(reply: Reply, given: dict[str, NamingDecl]) -> Reply:
    """Return ``reply`` with the given names in the place of the types' own."""
    if not given:
        return reply
    replace = msgspec.structs.replace
    return replace(
        reply,
        models=tuple(replace(one, name=given[one.ref].name) if one.ref in given else one for one in reply.models),
        enums=tuple(replace(one, name=given[one.ref].name) if one.ref in given else one for one in reply.enums),
        aliases=tuple(replace(one, name=given[one.ref].name) if one.ref in given else one for one in reply.aliases),
    )
