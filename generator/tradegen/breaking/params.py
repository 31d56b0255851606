"""Compare the parameters in path and query of one operation."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tradegen.breaking.change import Change
from tradegen.breaking.collected import At
from tradegen.breaking.compare import Comparison
from tradegen.breaking.fields import same_json
from tradegen.breaking.rules import SOURCE
from tradegen.breaking.spelling import spell
from tradegen.ir import Param, Route


def compare_params(comparison: Comparison, old: Route, new: Route, *, place: str) -> Iterator[Change]:
    """Yield how the parameters changed: those of the path by position, those of the query by name."""
    yield from _path_params(comparison, old, new, place)
    yield from _query_params(comparison, old, new, place)


def _path_params(comparison: Comparison, old: Route, new: Route, place: str) -> Iterator[Change]:
    moved = {param.name for param in old.query_params}
    if len(old.path_params) == len(new.path_params):
        for before, after in zip(old.path_params, new.path_params, strict=True):
            if before.name != after.name:
                yield _renamed(before, after, place)
            yield from _type(comparison, before, after, place)
        return
    known = {param.name: param for param in old.path_params}
    for after in new.path_params:
        if (same := known.get(after.name)) is not None:
            yield from _type(comparison, same, after, place)
        elif after.name in moved:
            yield _moved(after, place, "query", "path")
        else:
            message = "a placeholder was added to the path"
            yield Change(rule="R59", place=f"{place} {after.name}", message=message, new=after.name, span=after.span)


def _query_params(comparison: Comparison, old: Route, new: Route, place: str) -> Iterator[Change]:
    news = {param.name: param for param in new.query_params}
    in_path = {param.name for param in new.path_params}
    was_path = {param.name for param in old.path_params}
    gone: list[Param] = []
    come: list[Param] = []
    for before in old.query_params:
        after = news.pop(before.name, None)
        if after is not None:
            yield from _type(comparison, before, after, place)
            yield from _presence(before, after, place)
        elif before.name not in in_path:
            gone.append(before)
    for added in news.values():
        if added.name in was_path:
            yield _moved(added, place, "path", "query")
        else:
            come.append(added)
    yield from _gone_and_come(comparison, gone, come, place)


def _gone_and_come(
    comparison: Comparison, gone: Sequence[Param], come: Sequence[Param], place: str
) -> Iterator[Change]:
    """Yield what went and what came; where one that came is the only one like one that went, that was renamed."""
    pairs = [(before, after) for before in gone for after in come if _are_alike(comparison, before, after)]
    counts = Counter(param.name for pair in pairs for param in pair)  # no name is in both versions here
    renamed = [pair for pair in pairs if all(counts[param.name] == 1 for param in pair)]
    paired = {param.name for pair in renamed for param in pair}
    for before, after in renamed:
        message = f"is called {after.name} on the wire, not {before.name}, which is ignored"
        where = f"{place} {after.name}"
        yield Change(rule="R31", place=where, message=message, old=before.name, new=after.name, span=after.span)
    for before in gone:
        if before.name not in paired:
            message, where = "was removed and is ignored", f"{place} {before.name}"
            yield Change(rule="R30", place=where, message=message, old=before.name, span=before.span, removed=True)
    for added in come:
        if added.name not in paired:
            rule, message = ("R33", "was added and is required") if added.required else ("R34", "was added")
            spelled = spell(added.use.in_type, comparison.new.names)
            yield Change(rule=rule, place=f"{place} {added.name}", message=message, new=spelled, span=added.span)


def _are_alike(comparison: Comparison, old: Param, new: Param) -> bool:
    return not any(_type(comparison, old, new, "")) and not any(_presence(old, new, ""))


def _renamed(old: Param, new: Param, place: str) -> Change:
    """A placeholder has no name on the wire, only in the generated clients."""
    message = f"the argument is called {new.name}, not {old.name}"
    return Change(
        rule="R32",
        place=f"{place} {new.name}",
        message=message,
        old=old.name,
        new=new.name,
        span=new.span,
        breaks=SOURCE,
    )


def _moved(param: Param, place: str, was: str, now: str) -> Change:
    message = f"moved from the {was} to the {now}"
    return Change(rule="R58", place=f"{place} {param.name}", message=message, old=was, new=now, span=param.span)


def _type(comparison: Comparison, old: Param, new: Param, place: str) -> Iterator[Change]:
    at = At(f"{place} {new.name}", new.span, old.span, text=True)
    yield from comparison.changes(old.use.in_type, new.use.in_type, "in", at=at)


def _presence(old: Param, new: Param, place: str) -> Iterator[Change]:
    where = f"{place} {new.name}"
    if new.required and not old.required:
        yield Change(rule="R35", place=where, message="became required", old="optional", new="required", span=new.span)
    elif old.required and not new.required:
        yield Change(rule="R36", place=where, message="became optional", old="required", new="optional", span=new.span)
    elif not new.required and not same_json(old.default or "null", new.default or "null"):
        was, now = old.default or "null", new.default or "null"
        message = f"the default changed from {was} to {now}"
        yield Change(rule="R39", place=where, message=message, old=was, new=now, span=new.span)
