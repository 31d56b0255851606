"""Small changes of a model, as a developer makes them: most break somebody, some nobody."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.breaking.shapes import KEYS, SCALARS, Kind, Member, Shape, random_default, random_member

Mutation = Callable[[Random, Shape, bool], Shape]


def mutate(random: Random, shape: Shape, *, keyed: bool) -> tuple[Shape, str]:
    """The shape after one or two changes, and what they are called."""
    names = []
    for _ in range(random.choice((1, 1, 1, 2))):
        mutation = random.choice(_ALL)
        shape = mutation(random, shape, keyed).settled()
        names.append(mutation.__name__.lstrip("_"))
    return shape, "+".join(names)


def _one(random: Random, shape: Shape, change: Callable[[Member], Member]) -> Shape:
    if not shape.members:
        return shape
    index = random.randrange(len(shape.members))
    members = list(shape.members)
    members[index] = change(members[index])
    return replace(shape, members=tuple(members))


def _drop_field(random: Random, shape: Shape, keyed: bool) -> Shape:
    kept = list(shape.members)
    if len(kept) > 1:
        kept.pop(random.randrange(len(kept)))
    return replace(shape, members=tuple(kept))


def _add_field(random: Random, shape: Shape, keyed: bool) -> Shape:
    name = f"g{random.randint(0, 99)}"
    if any(member.name == name for member in shape.members):
        return shape
    return replace(shape, members=(*shape.members, random_member(random, name, shape, keyed=keyed)))


def _retype(random: Random, shape: Shape, keyed: bool) -> Shape:
    def change(member: Member) -> Member:
        kind = random.choice(KEYS if keyed else SCALARS)
        default = "" if not member.default else random_default(random, kind, nullable=member.nullable)
        nullable = member.nullable and kind.code != "Any" and (not keyed or default == "None")
        return replace(member, kind=kind, default=default, nullable=nullable)

    return _one(random, shape, change)


def _relimit(random: Random, shape: Shape, keyed: bool) -> Shape:
    def change(member: Member) -> Member:
        alike = [kind for kind in (KEYS if keyed else SCALARS) if kind.code == member.kind.code]
        if not alike:
            return member
        kind = random.choice(alike)
        default = member.default and random_default(random, kind, nullable=member.nullable)
        return replace(
            member, kind=kind, default=default, nullable=member.nullable and (not keyed or default == "None")
        )

    return _one(random, shape, change)


def _toggle_null(random: Random, shape: Shape, keyed: bool) -> Shape:
    def change(member: Member) -> Member:
        if member.kind.code == "Any" or keyed:
            return member
        default = "" if member.default == "None" else member.default
        return replace(member, nullable=not member.nullable, default=default)

    return _one(random, shape, change)


def _require(random: Random, shape: Shape, keyed: bool) -> Shape:
    return _one(random, shape, lambda member: replace(member, default="", nullable=member.nullable and not keyed))


def _default(random: Random, shape: Shape, keyed: bool) -> Shape:
    def change(member: Member) -> Member:
        default = random_default(random, member.kind, nullable=member.nullable)
        return member if keyed and member.nullable else replace(member, default=default or member.default)

    return _one(random, shape, change)


def _rename_wire(random: Random, shape: Shape, keyed: bool) -> Shape:
    return _one(random, shape, lambda member: replace(member, alias="" if member.alias else f"{member.name}New"))


def _rename_source(random: Random, shape: Shape, keyed: bool) -> Shape:
    return _one(random, shape, lambda member: replace(member, name=f"{member.name}_renamed", alias=member.wire))


def _enum_value(random: Random, shape: Shape, keyed: bool) -> Shape:
    values = list(shape.enum)
    match random.randrange(4):
        case 0 if len(values) > 1:
            values.pop(random.randrange(len(values)))
        case 1:
            values.append((f"D{len(values)}", f"d{len(values)}"))
        case 2:
            values[-1] = (values[-1][0], values[-1][1] + "x")
        case _:
            values.reverse()
    return replace(shape, enum=tuple(values))


def _extra_policy(random: Random, shape: Shape, keyed: bool) -> Shape:
    return replace(shape, extra=random.choice(("ignore", "forbid") if keyed else ("ignore", "allow", "forbid")))


def _inner_field(random: Random, shape: Shape, keyed: bool) -> Shape:
    if keyed:
        return shape
    inner = Shape(shape.inner, enum=shape.enum)
    change = random.choice((_drop_field, _add_plain, _retype, _toggle_null, _rename_wire))
    return replace(shape, inner=change(random, inner, False).members)


def _add_plain(random: Random, shape: Shape, keyed: bool) -> Shape:
    name, kind = f"h{random.randint(0, 99)}", random.choice(SCALARS)
    default = random_default(random, kind, nullable=False) if random.random() < 0.5 else ""
    return replace(shape, members=(*shape.members, Member(name, kind, default=default)))


def _reorder(random: Random, shape: Shape, keyed: bool) -> Shape:
    return replace(shape, members=tuple(reversed(shape.members)))


def _swap_item(random: Random, shape: Shape, keyed: bool) -> Shape:
    """From a list to its item, or from an item to a list of it."""

    def change(member: Member) -> Member:
        code = member.kind.code
        if keyed or member.kind.limits or code in ("Any", "N@", "E@", "int | str") or "[" in code:
            return member
        return replace(member, kind=Kind(f"list[{code}]", ([], list(member.kind.values))), default="")

    return _one(random, shape, change)


_ALL: tuple[Mutation, ...] = (
    _drop_field,
    _add_field,
    _retype,
    _relimit,
    _relimit,
    _toggle_null,
    _require,
    _default,
    _rename_wire,
    _rename_source,
    _enum_value,
    _extra_policy,
    _inner_field,
    _reorder,
    _swap_item,
)
