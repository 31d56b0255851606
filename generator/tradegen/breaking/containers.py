"""Compare lists, tuples, maps and the objects that a map may hold as well as a model."""

from tradegen.breaking.closed_values import takes
from tradegen.breaking.collected import At
from tradegen.breaking.comparer import Comparer
from tradegen.breaking.limits import length_limits, record_limits
from tradegen.breaking.members import members
from tradegen.breaking.rules import SOURCE
from tradegen.breaking.sides import Side
from tradegen.ir import ListType, MapType, ModelRef, StrType, TupleType, Type


def compare_containers(comparer: Comparer, old: Type, new: Type, at: At) -> bool:
    """Compare two types that hold others; tell whether they did."""
    match old, new:
        case ListType(), ListType():
            _compare_sizes(comparer, old, new, at, "items")
            comparer.compare(old.item, new.item, at if at.text else _below(at, "[]"))
        case MapType(), MapType():
            _compare_sizes(comparer, old, new, at, "members")
            comparer.compare(old.key, new.key, _below(at, "{key}"))
            comparer.compare(old.value, new.value, _below(at, "{}"))
        case TupleType(items=olds), TupleType(items=news) if len(olds) == len(news):
            for index, (before, after) in enumerate(zip(olds, news, strict=True)):
                comparer.compare(before, after, _below(at, f"[{index}]"))
        case TupleType(), ListType():
            narrows, widens = _inside(comparer, old, new, flipped=False)
            _report(comparer, old, new, at, narrows=narrows, widens=widens)
        case ListType(), TupleType():
            widens, narrows = _inside(comparer, new, old, flipped=True)
            _report(comparer, old, new, at, narrows=narrows, widens=widens)
        case ModelRef(), MapType() if _is_object(comparer.old, old):
            narrows = not _holds(comparer, new, old, flipped=False)
            _report(comparer, old, new, at, narrows=narrows, widens=True)
        case MapType(), ModelRef() if _is_object(comparer.new, new):
            widens = not _holds(comparer, old, new, flipped=True)
            _report(comparer, old, new, at, narrows=True, widens=widens)
        case _:
            return False
    return True


def _compare_sizes(comparer: Comparer, old: ListType | MapType, new: ListType | MapType, at: At, what: str) -> None:
    sizes = (old.min_items, old.max_items), (new.min_items, new.max_items)
    record_limits(length_limits(*sizes, what), at, comparer.collector)


def _report(comparer: Comparer, old: Type, new: Type, at: At, *, narrows: bool, widens: bool) -> None:
    """Take down that a container became another one, of which one may take all that the other takes."""
    rule = "R43" if narrows and widens else "R41" if narrows else "R42"
    source = SOURCE if rule == "R43" else ()
    comparer.partial(rule, old, new, at, narrows=narrows, widens=widens, source=source)


def _inside(comparer: Comparer, row: TupleType, items: ListType, *, flipped: bool) -> tuple[bool, bool]:
    """Whether the list refuses some tuple, and the tuple some list; ``flipped``: the list is the older one."""
    count = len(row.items)
    takes_all = (items.min_items or 0) <= count and (items.max_items is None or count <= items.max_items)
    only_such = items.min_items == items.max_items == count
    for item in row.items:
        one, other = comparer.accepts(items.item, item) if flipped else comparer.accepts(item, items.item)
        in_list, in_row = (other, one) if flipped else (one, other)
        takes_all, only_such = takes_all and in_list, only_such and in_row
    return not takes_all, not only_such


def _holds(comparer: Comparer, free: MapType, model: ModelRef, *, flipped: bool) -> bool:
    """Whether the map takes every object of the model; ``flipped``: the map is the older one."""
    side = comparer.new if flipped else comparer.old
    for member in members(side, model, comparer.collector.direction):
        if isinstance(free.key, StrType) and not takes(free.key, f'"{member.name}"'):
            return False
        accepted = (
            comparer.accepts(free.value, member.type)[1] if flipped else comparer.accepts(member.type, free.value)[0]
        )
        if not accepted:
            return False
    return isinstance(free.key, StrType)


def _is_object(side: Side, ref: ModelRef) -> bool:
    return side.names.models[ref.ref].kind not in ("root", "namedtuple")


def _below(at: At, part: str) -> At:
    return At(f"{at.place}{part}", at.span, at.old_span, at.text)
