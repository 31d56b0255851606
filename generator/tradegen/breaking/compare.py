"""Everything that changed below one use of a type: the models that meet are compared once each.

Before: an old and a new type. After: the changes of every pair of models reachable from them.
"""

from collections import deque
from collections.abc import Iterator
from typing import Final

from tradegen.breaking.change import Change
from tradegen.breaking.collected import At, Collector, Local, ModelPair
from tradegen.breaking.fields import compare_models
from tradegen.breaking.sides import Side
from tradegen.breaking.types import TypeComparer
from tradegen.ir import Direction, Type

_NOWHERE: Final = At("")


class Comparison:
    """Compares types of two versions; remembers each pair of models per view."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old = old
        self.new = new
        self._locals: dict[tuple[Direction, ModelPair], Local] = {}
        self._open: set[tuple[Direction, ModelPair]] = set()

    def changes(self, old: Type, new: Type, direction: Direction, *, at: At) -> Iterator[Change]:
        """Yield how ``new`` differs from ``old`` and from all that it holds."""
        collector = Collector(direction)
        self._comparer(collector).compare(old, new, at)
        found = collector.local()
        yield from found.changes
        waiting = deque(found.pairs)
        seen = set(waiting)
        while waiting:
            local = self._local(waiting.popleft(), direction)
            yield from local.changes
            fresh = [pair for pair in local.pairs if pair not in seen]
            seen.update(fresh)
            waiting.extend(fresh)

    def _comparer(self, collector: Collector) -> TypeComparer:
        def accepts(old: Type, new: Type) -> tuple[bool, bool]:
            changes = tuple(self.changes(old, new, collector.direction, at=_NOWHERE))
            return not any(found.narrows for found in changes), not any(found.widens for found in changes)

        return TypeComparer(self.old, self.new, collector, accepts=accepts)

    def _local(self, pair: ModelPair, direction: Direction) -> Local:
        """Compare two models. A pair that is being compared already agrees with itself, unless found otherwise."""
        key = (direction, pair)
        if key in self._open:
            return Local()
        if key not in self._locals:
            self._open.add(key)
            collector = Collector(direction)
            compare_models(self._comparer(collector), *pair)
            self._locals[key] = collector.local()
            self._open.discard(key)
        return self._locals[key]
