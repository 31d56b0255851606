"""Decides which classes stand in which file of the models, in which order, and what each file mentions."""

from collections.abc import Iterable, Mapping

import msgspec

from tradegen.emit.names import python_name
from tradegen.emit.python_models.classes import ClientClass
from tradegen.ir import AliasRef


class FilePlan(msgspec.Struct, frozen=True):
    """One file: its classes in order, and the classes of other files it mentions, each with the file it is in."""

    name: str
    classes: tuple[ClientClass, ...]
    mentioned: tuple[tuple[str, ClientClass], ...]


def plan_files(classes: Iterable[ClientClass]) -> tuple[FilePlan, ...]:
    """Sort the classes into files by home, each in an order in which what is needed comes first.

    Homes that need each other share the file of the first one, so that no two files import each other.
    """
    by_name = {one.name: one for one in classes}
    leaders = merged_homes(tuple(by_name.values()))
    groups: dict[str, list[ClientClass]] = {}
    for one in by_name.values():
        groups.setdefault(leaders[one.home], []).append(one)
    files = {home: str(python_name(home)) for home in groups}
    return tuple(
        FilePlan(
            name=files[home],
            classes=in_order(groups[home]),
            mentioned=tuple(
                (files[leaders[by_name[name].home]], by_name[name]) for name in outside(groups[home], by_name)
            ),
        )
        for home in sorted(groups, key=lambda home: files[home])
    )


def outside(ones: Iterable[ClientClass], by_name: Mapping[str, ClientClass]) -> list[str]:
    """Names that the classes mention and do not include; what an alias stands for counts as mentioned."""
    found: set[str] = set()
    own = {one.name: one for one in ones}
    waiting = [name for one in own.values() for name in one.needs]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            if isinstance(by_name[name].ref, AliasRef):
                waiting.extend(by_name[name].needs)
    return sorted(found - own.keys())


def merged_homes(classes: tuple[ClientClass, ...]) -> dict[str, str]:
    """Map each home to the first of the homes that it needs, directly or not, and that need it."""
    homes = {one.name: one.home for one in classes}
    edges: dict[str, set[str]] = {one.home: set() for one in classes}
    for one in classes:
        edges[one.home].update(homes[name] for name in one.needs)
    reach = {home: reached(home, edges) for home in edges}
    return {
        home: min(other for other in (home, *reach[home]) if other == home or home in reach[other]) for home in edges
    }


def reached(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    """Everything that can be reached over ``edges``."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for other in edges[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def in_order(classes: Iterable[ClientClass]) -> tuple[ClientClass, ...]:
    """Put what a class needs before it, ties by name; cycles break at the first name."""
    by_name = {one.name: one for one in classes}
    done: dict[str, ClientClass] = {}
    for name in sorted(by_name):
        place(name, by_name, done)
    return tuple(done.values())


def place(name: str, by_name: Mapping[str, ClientClass], done: dict[str, ClientClass]) -> None:
    """Add ``name`` to ``done`` after what it needs; without recursion, for chains may be long."""
    open_names: dict[str, list[str]] = {}
    waiting = [name]
    while waiting:
        current = waiting[-1]
        if current in done:
            waiting.pop()
            continue
        if current not in open_names:
            open_names[current] = sorted((need for need in by_name[current].needs if need in by_name), reverse=True)
        missing = [need for need in open_names[current] if need not in done and need not in open_names]
        if missing:
            waiting.append(missing[-1])
        else:
            done[current] = by_name[waiting.pop()]
