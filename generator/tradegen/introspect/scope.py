"""Where in the user's classes the reader stands."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tradegen.introspect.field_names import Schema
from tradegen.introspect.findings import Finding, Owner, Rule, View


class Scope(NamedTuple):
    """The surroundings of one core-schema node.

    ``view`` is the direction that matters: a type whose output is replaced by a serializer is read for its
    input alone, and findings about the other direction are dropped.
    """

    owner: Owner
    findings: list[Finding]
    config: Schema = MappingProxyType({})
    definitions: Mapping[str, Schema] = MappingProxyType({})
    view: View | None = "both"
    open_refs: frozenset[str] = frozenset()

    def report(self, rule: Rule, **words: str) -> None:
        """Record a finding about the owner, unless it concerns a direction that does not matter here."""
        view = _meet(rule.view, self.view)
        if view is not None:
            self.findings.append(rule.about(self.owner, **words)._replace(view=view))

    def only(self, view: View) -> "Scope":
        """The same place, read for one direction."""
        met = _meet(view, self.view)
        return self if met == self.view else self._replace(view=met)

    def defining(self, schema: Schema) -> "Scope":
        """The same place with the definitions of a ``definitions`` node in reach."""
        added = {definition["ref"]: definition for definition in schema["definitions"]}
        return self._replace(definitions={**self.definitions, **added})


def _meet(first: View, second: View | None) -> View | None:
    if first == second or second == "both":
        return first
    return second if first == "both" else None
