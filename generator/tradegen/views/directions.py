"""Decide for every named type whether what the server accepts (In) differs from what it sends (Out)."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Self

import msgspec

from tradegen.codecs import Codecs
from tradegen.ir import AliasRef, Api, Direction, EnumRef, ModelRef, Module, Type, Use
from tradegen.views.facts import FactBook, TypeFacts
from tradegen.views.graph import Declared, Ref, declared, refs_of, refs_of_all
from tradegen.views.names import instance_name
from tradegen.views.relations import Relation


class Views(msgspec.Struct, frozen=True):
    """The view decision of a whole API.

    ``differing`` holds the types whose In and Out views differ in any way, ``split`` those that differ in more than
    the requiredness of defaulted members. ``used`` lists, per direction, every named type reachable from the
    operations and topics, in the order of first use; a generic model stands there once per set of arguments.
    ``facts`` has all of them, and every declared name.

    ``opened`` holds the types whose Out view has an open enum in it: what a client receives may hold values that it
    does not know, what it sends may not. ``apart`` are those of them that travel both ways; clients have both views
    of these, the documents do not. ``only_in`` are those that are only sent by clients. Generic models stand in all
    three as declared and as used.
    """

    declared: Declared
    facts: Mapping[Ref, TypeFacts]
    differing: frozenset[Ref]
    split: frozenset[Ref]
    opened: frozenset[Ref]
    apart: frozenset[Ref]
    only_in: frozenset[Ref]
    used: Mapping[Direction, tuple[Ref, ...]]
    codecs: Codecs = Codecs()

    def names_as(self, other: Self) -> bool:
        """Whether every type is there that is there in ``other``, with the same names in documents and clients."""
        return (
            (self.used, self.differing, self.apart) == (other.used, other.differing, other.apart)
            and self.declared.recorded == other.declared.recorded
            and self.facts.keys() == other.facts.keys()
            and all(other.facts[ref].declared.name == facts.declared.name for ref, facts in self.facts.items())
        )

    def relation(self, ref: Ref) -> Relation:
        """How the two views of ``ref`` relate."""
        if ref not in self.differing:
            return "same"
        return "split" if ref in self.split else "defaults"

    def differs(self, kind: Type) -> bool:
        """Whether the In and Out views of a type built of named types differ."""
        return any(ref in self.differing for ref in refs_of(kind))

    def public_name(self, ref: Ref) -> str:
        """Name of the Out view: the declared name, with its arguments for a generic model (``PageOrder``)."""
        return instance_name(ref, self.declared)

    def wire_name(self, ref: Ref, direction: Direction) -> str:
        """Name of one view in the documents: ``X`` or ``XInput``."""
        name = self.public_name(ref)
        return f"{name}Input" if direction == "in" and ref in self.differing else name

    def interface(self, ref: Ref, direction: Direction) -> str:
        """Name of one view in TypeScript: ``X``, or ``XInput`` where the views differ or are apart."""
        name = self.public_name(ref)
        return f"{name}Input" if direction == "in" and (ref in self.differing or ref in self.apart) else name

    def interface_directions(self, ref: Ref) -> tuple[Direction, ...]:
        """The views that TypeScript has of a declared type."""
        return ("out", "in") if ref in self.differing else self._travels(ref)

    def client_class(self, ref: Ref, direction: Direction) -> str:
        """Name of the class in the Python client's ``models``: ``X``, or ``XInput`` where it has two."""
        name = self.public_name(ref)
        return f"{name}Input" if direction == "in" and self.has_two_classes(ref) else name

    def has_two_classes(self, ref: Ref) -> bool:
        """Whether the Python client has a class for each view of ``ref``."""
        return ref in self.split or ref in self.apart

    def class_directions(self, ref: Ref) -> tuple[Direction, ...]:
        """The views that the Python client has a class for."""
        return ("out", "in") if ref in self.split else self._travels(ref)

    def _travels(self, ref: Ref) -> tuple[Direction, ...]:
        if ref in self.apart:
            return ("out", "in")
        return ("in",) if ref in self.opened and ref in self.only_in else ("out",)


def decide_views(api: Api, previous: Views | None = None, codecs: Codecs = Codecs()) -> Views:  # noqa: B008 - frozen
    """Compute the views of ``api``; linear in the number of references.

    What ``previous`` knew of declarations that have not changed is taken over. ``codecs`` are handed on to who asks.
    """
    names = declared(api)
    book = FactBook(names, previous.facts if previous else {})
    used: dict[Direction, tuple[Ref, ...]] = {
        "out": reachable(uses(api.modules, "out"), book.of, "out"),
        "in": reachable(uses(api.modules, "in"), book.of, "in"),
    }
    for ref in every_name(api):
        book.of(ref)
    edges = referrers(book.found)
    opened = closure((ref for ref, facts in book.found.items() if opens(facts, names)), edges)
    sent, received = with_declared(used["in"]), with_declared(used["out"])
    return Views(
        declared=names,
        facts=book.found,
        differing=closure((ref for ref, facts in book.found.items() if facts.relation != "same"), edges),
        split=closure((ref for ref, facts in book.found.items() if facts.relation == "split"), edges),
        opened=opened,
        apart=opened & sent & received,
        only_in=(opened & sent) - received,
        used=used,
        codecs=codecs,
    )


def opens(facts: TypeFacts, names: Declared) -> bool:
    """Whether a type mentions an enum that a newer server may have more members of; flags are numbers anyway."""
    return facts.is_open or any(isinstance(ref, EnumRef) and not names.enums[ref.ref].flag for ref in facts.refs_out)


def with_declared(used: Iterable[Ref]) -> frozenset[Ref]:
    """The used types, a generic model without its arguments as well."""
    found = frozenset(used)
    return found | {ModelRef(ref=ref.ref) for ref in found if isinstance(ref, ModelRef)}


def every_name(api: Api) -> Iterator[Ref]:
    """Yield every declared name; a generic model stands with its parameters open."""
    yield from (ModelRef(ref=model.ref) for model in api.models)
    yield from (EnumRef(ref=enum.ref) for enum in api.enums)
    yield from (AliasRef(ref=alias.ref) for alias in api.aliases)


def uses(modules: Iterable[Module], direction: Direction) -> Iterator[Type]:
    """Yield the types that the operations and topics of ``modules`` send in one direction, in declared order."""
    for module in modules:
        for topic in module.topics:
            yield from wire_types((topic.params,) if direction == "in" else (topic.update,), direction)
        for route in module.routes:
            if direction == "in":
                yield from wire_types((param.use for param in (*route.path_params, *route.query_params)), direction)
                yield from wire_types((route.body,), direction)
            else:
                yield from wire_types((route.response, *(error.use for error in route.errors)), direction)


def wire_types(found: Iterable[Use | None], direction: Direction) -> Iterator[Type]:
    """Yield the type of each use that is there, in one view."""
    for use in found:
        if use is not None:
            yield use.in_type if direction == "in" else use.out_type


def reachable(roots: Iterable[Type], facts_of: Callable[[Ref], TypeFacts], direction: Direction) -> tuple[Ref, ...]:
    """List the named types reachable from ``roots`` in one view, each once, breadth first."""
    found: dict[Ref, None] = dict.fromkeys(refs_of_all(roots))
    waiting = deque(found)
    while waiting:
        for ref in facts_of(waiting.popleft()).refs(direction):
            if ref not in found:
                found[ref] = None
                waiting.append(ref)
    return tuple(found)


def referrers(found: Mapping[Ref, TypeFacts]) -> dict[Ref, list[Ref]]:
    """Turn references around: which types mention a type in either view.

    Whoever mentions ``Box[T]`` mentions ``Box``: a generic model with its own parameters open is never used by itself.
    """
    edges: dict[Ref, list[Ref]] = {}
    for node, facts in found.items():
        refs = (*facts.refs_in, *facts.refs_out)
        for ref in dict.fromkeys((*refs, *map(_without_arguments, refs))):
            edges.setdefault(ref, []).append(node)
    return edges


def _without_arguments(ref: Ref) -> Ref:
    return ModelRef(ref=ref.ref) if isinstance(ref, ModelRef) and ref.args else ref


def closure(seeds: Iterable[Ref], edges: Mapping[Ref, list[Ref]]) -> frozenset[Ref]:
    """Add to ``seeds`` everything that refers to them, directly or not."""
    found = set(seeds)
    waiting = deque(found)
    while waiting:
        for node in edges.get(waiting.popleft(), ()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return frozenset(found)
