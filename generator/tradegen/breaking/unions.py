"""Compare the members of two unions, each old one with the new one that took its place."""

from collections.abc import Iterator, Sequence

from tradegen.breaking.collected import At
from tradegen.breaking.comparer import Comparer
from tradegen.breaking.spelling import spell
from tradegen.ir import AliasRef, EnumRef, LiteralType, ModelRef, StrType, Type, UnionType


def match_members(comparer: Comparer, olds: Sequence[Type], news: Sequence[Type], at: At) -> None:
    """Compare members that belong together; what is left over was removed or added, unless another one covers it."""
    pairs = dict(_pairs(comparer, olds, news))
    for before, after in pairs.items():
        if _is_listed_text(before, olds) and _is_listed_text(after, news):
            comparer.inform(before, after, at)
        else:
            comparer.compare(before, after, at)
    for before in olds:
        if before not in pairs and not any(comparer.accepts(before, after)[0] for after in news):
            spelled = spell(before, comparer.old.names)
            comparer.collector.add("R41", at, message=f"{spelled} is no longer possible", old=spelled)
    taken = set(pairs.values())
    for after in news:
        if after not in taken and not any(comparer.accepts(before, after)[1] for before in olds):
            spelled = spell(after, comparer.new.names)
            comparer.collector.add("R42", at, message=f"{spelled} became possible", new=spelled)


def _is_listed_text(kind: Type, members: Sequence[Type]) -> bool:
    """Whether ``kind`` only names some texts where any text may stand: ``Status | str`` is an open enum."""
    return isinstance(kind, EnumRef | LiteralType) and StrType() in members


def match_tagged(comparer: Comparer, old: UnionType, new: UnionType, at: At) -> None:
    """Compare two unions that are told apart by a field."""
    if old.tag != new.tag:
        message = f"the discriminating field changed from {old.tag} to {new.tag}"
        comparer.collector.add("R54", at, message=message, old=old.tag or "", new=new.tag or "")
        return
    before, after = _by_tag(old), _by_tag(new)
    moved = _moved(comparer, before, after)
    for tag, names in moved.items():
        message = f"{names} is selected by another value of {new.tag} than {tag}"
        comparer.collector.add("R55", at, message=message, old=tag, new=names)
    settled = {name for names in moved.values() for name in (names,)}
    for tag, kind in before.items():
        if tag in after:
            comparer.compare(kind, after[tag], at)
        elif tag not in moved:
            spelled = spell(kind, comparer.old.names)
            comparer.collector.add("R41", at, message=f"{spelled} ({tag}) is no longer possible", old=spelled)
    for tag, kind in after.items():
        spelled = spell(kind, comparer.new.names)
        if tag not in before and spelled not in settled:
            comparer.collector.add("R42", at, message=f"{spelled} ({tag}) became possible", new=spelled)


def _by_tag(union: UnionType) -> dict[str, Type]:
    return {tag: kind for kind, tags in zip(union.members, union.tags, strict=True) for tag in tags}


def _moved(comparer: Comparer, before: dict[str, Type], after: dict[str, Type]) -> dict[str, str]:
    """Return the values that no longer select anything although what they selected is still there, by its name."""
    left = {spell(kind, comparer.new.names) for tag, kind in after.items() if tag not in before}
    gone = {tag: spell(kind, comparer.old.names) for tag, kind in before.items() if tag not in after}
    return {tag: name for tag, name in gone.items() if name in left}


def _pairs(comparer: Comparer, olds: Sequence[Type], news: Sequence[Type]) -> Iterator[tuple[Type, Type]]:
    """Yield which new member took the place of which old one: by name, then the only one of its kind."""
    left_old, left_new = list(olds), list(news)
    for match in (_same_name, _same_kind):
        for before in tuple(left_old):
            fitting = [after for after in left_new if match(comparer, before, after)]
            rivals = [one for one in left_old if fitting and match(comparer, one, fitting[0])]
            if len(fitting) == 1 and len(rivals) == 1:
                left_old.remove(before)
                left_new.remove(fitting[0])
                yield before, fitting[0]


def _same_name(comparer: Comparer, old: Type, new: Type) -> bool:
    match old, new:
        case ModelRef(), ModelRef():
            return spell(old, comparer.old.names) == spell(new, comparer.new.names)
        case EnumRef(), EnumRef():
            return comparer.old.named(old).name == comparer.new.named(new).name
        case AliasRef(), AliasRef():
            return comparer.old.named(old).name == comparer.new.named(new).name
        case _:
            return old == new and not isinstance(old, ModelRef | EnumRef | AliasRef)


def _same_kind(comparer: Comparer, old: Type, new: Type) -> bool:
    direction = comparer.collector.direction
    return type(comparer.old.plain(old, direction)) is type(comparer.new.plain(new, direction))
