"""What the decision about views needs to know of each named type; kept from one build to the next."""

from collections.abc import Mapping

import msgspec

from tradegen.ir import Alias, AliasRef, Direction, Enum, EnumRef, Model, ModelRef
from tradegen.views.graph import Declared, Ref, is_open_within, refs_of_all, types_within
from tradegen.views.relations import Relation, local_relation


class TypeFacts(msgspec.Struct, frozen=True, eq=False):
    """A named type: its declaration, what it refers to in each view, and how its own members differ.

    Compared by identity: equal declarations keep their facts for as long as these are handed on.
    """

    declared: Model | Enum | Alias
    refs_in: tuple[Ref, ...]
    refs_out: tuple[Ref, ...]
    relation: Relation
    is_open: bool
    """Whether its Out view has values of enums in it that it does not refer to."""

    def refs(self, direction: Direction) -> tuple[Ref, ...]:
        """The named types it refers to in one view, each once."""
        return self.refs_in if direction == "in" else self.refs_out


class FactBook:
    """The facts of the types of one API, found when asked for; those of unchanged declarations are taken over."""

    def __init__(self, names: Declared, known: Mapping[Ref, TypeFacts]) -> None:
        self._names = names
        self._known = known
        self.found: dict[Ref, TypeFacts] = {}

    def of(self, ref: Ref) -> TypeFacts:
        """The facts of ``ref``."""
        facts = self.found.get(ref)
        if facts is None:
            facts = self.found[ref] = self._facts(ref)
        return facts

    def _facts(self, ref: Ref) -> TypeFacts:
        declared = declaration(ref, self._names)
        known = self._known.get(ref)
        if known is not None and (known.declared is declared or known.declared == declared):
            return known
        return TypeFacts(
            declared=declared,
            refs_in=tuple(dict.fromkeys(refs_of_all(types_within(ref, self._names, "in")))),
            refs_out=tuple(dict.fromkeys(refs_of_all(types_within(ref, self._names, "out")))),
            relation=local_relation(declared),
            is_open=any(map(is_open_within, types_within(ref, self._names, "out"))),
        )


def declaration(ref: Ref, names: Declared) -> Model | Enum | Alias:
    """The declaration a named type refers to."""
    match ref:
        case ModelRef():
            return names.models[ref.ref]
        case EnumRef():
            return names.enums[ref.ref]
        case AliasRef():
            return names.aliases[ref.ref]
