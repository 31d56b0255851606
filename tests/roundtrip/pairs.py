"""The two ends of a named type in one direction: the server's class and the client's."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from tests.roundtrip.subjects import Subject

from tradegen.emit.code import compose
from tradegen.emit.typescript.types import type_code
from tradegen.ir import AliasRef, Direction, EnumRef, ModelRef, NameExpr, Use
from tradegen.views.graph import Ref

EXEMPT = {
    "Constrained": "the pattern of one member has no equal outside Python, as its warning says",
    "Factories": "one factory raises, to prove that nobody calls it",
    "FactoriesInput": "one factory raises, to prove that nobody calls it",
    "Imaginary": "a complex number has several spellings",
    "Sloppy": "its default is of another type, as its warning says",
    "Tidied": "its validator leaves items out, and no schema says which",
    "UnevenInput": "its bytes are read in another encoding than they are sent in, as its warning says",
    "ValidatedInput": "its validators read numbers out of texts, and no schema says which",
    "Warned": "it sends fields of subclasses and hides a secret, as its warnings say",
    "WrappedInput": "its texts hold JSON of a type of their own",
}
"""Types the law cannot hold for, with the reason."""


@dataclass(frozen=True)
class Pair:
    """One type as both sides of the wire know it."""

    ref: Ref
    name: str
    server: type
    client: type
    typescript: str
    """The type as ``models.…`` in TypeScript."""


def pairs_of(subject: Subject, direction: Direction) -> Iterator[Pair]:
    """Yield every named type that travels in ``direction`` and that Python can name without arguments."""
    views = subject.views
    models = import_module(f"{subject.project.client}.models")
    instances = dict(_used_names(subject, direction))
    for ref in views.used[direction]:
        if views.client_class(ref, direction) in EXEMPT:
            continue
        if isinstance(ref, ModelRef) and ref.args and ref not in instances:
            continue
        name = views.client_class(ref, direction)
        yield Pair(
            ref=ref,
            name=name,
            server=instances.get(ref) or _named(ref.ref),
            client=getattr(models, name),
            typescript=str(type_code(ref, direction, views, compose("models."))),
        )


def _used_names(subject: Subject, direction: Direction) -> Iterator[tuple[Ref, type]]:
    for use in _uses(subject):
        kind = use.in_type if direction == "in" else use.out_type
        if isinstance(use.expr, NameExpr) and isinstance(kind, ModelRef | EnumRef | AliasRef):
            yield kind, _attribute(import_module(use.expr.module), use.expr.attr)


def _uses(subject: Subject) -> Iterator[Use]:
    for module in subject.api.modules:
        found = [use for topic in module.topics for use in (topic.params, topic.update)]
        found += [use for route in module.routes for use in (route.body, route.response)]
        yield from (use for use in found if use is not None)


def _named(ref: str) -> type:
    module, _, path = ref.partition(":")
    return _attribute(import_module(module), path)


def _attribute(module: ModuleType, path: str) -> type:
    found: Any = module
    for part in path.split("."):
        found = getattr(found, part)
    named: type = found
    return named
