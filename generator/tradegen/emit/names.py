"""Spell declared names in each target language; the words of a name are those of :mod:`tradegen.words`."""

from collections.abc import Collection, Iterable
from itertools import chain, count

from tradegen.emit.code import Identifier
from tradegen.emit.printers import py_identifier, ts_identifier
from tradegen.reserved_words import PYTHON_NAMES, TYPESCRIPT_MEMBERS, TYPESCRIPT_RESERVED
from tradegen.words import camel_case, pascal_case, snake_case

NO_NAMES: Collection[str] = frozenset()


def python_name(wire: str, taken: Collection[str] = NO_NAMES) -> Identifier:
    """Spell ``wire`` as a Python function, method, parameter or module: ``placeOrder`` is ``place_order``.

    A keyword, a builtin, or a name ``taken`` by the code around it gets ``_`` at its end: ``from_``.
    """
    return py_identifier(escaped(led_by_letter(snake_case(wire)), taken, PYTHON_NAMES))


def python_class(wire: str, suffix: str = "") -> Identifier:
    """Spell ``wire`` as a Python class: ``market-data`` with ``Client`` is ``MarketDataClient``."""
    return py_identifier(escaped(led_by_letter(pascal_case(wire)) + suffix, NO_NAMES, PYTHON_NAMES))


def python_constant(wire: str) -> Identifier:
    """Spell ``wire`` as a Python constant: ``placeOrder`` is ``PLACE_ORDER``."""
    return py_identifier(led_by_letter(snake_case(wire)).upper())


def typescript_name(wire: str, taken: Collection[str] = NO_NAMES) -> Identifier:
    """Spell ``wire`` as a TypeScript method, parameter or variable: ``order-book`` is ``orderBook``.

    A reserved word, a member every object has, or a name ``taken`` by the code around it gets ``_`` at its end.
    """
    return ts_identifier(escaped(led_by_letter(camel_case(wire)), taken, TYPESCRIPT_RESERVED, TYPESCRIPT_MEMBERS))


def typescript_class(wire: str, suffix: str = "") -> Identifier:
    """Spell ``wire`` as a TypeScript class or interface: ``market-data`` with ``Client`` is ``MarketDataClient``."""
    return ts_identifier(led_by_letter(pascal_case(wire)) + suffix)


def led_by_letter(name: str) -> str:
    """Put ``n`` before a name that starts with a digit or is empty."""
    return name if name[:1].isalpha() else f"n{name}"


def escaped(name: str, *taken: Collection[str]) -> str:
    """Add ``_`` to ``name`` until none of ``taken`` holds it."""
    while any(name in names for names in taken):
        name += "_"
    return name


def distinct_classes(wires: Iterable[str], suffix: str, taken: Collection[str]) -> tuple[Identifier, ...]:
    """Spell each of ``wires`` as a Python class; one ``taken`` or spelled like an earlier one is numbered from 2."""
    used = set(taken)
    names: list[Identifier] = []
    for wire in wires:
        name = python_class(wire, suffix)
        numbered = (f"{name}{number}" for number in count(2))
        names.append(py_identifier(first_free(chain((name,), numbered), used)))
        used.add(names[-1])
    return tuple(names)


def first_free(candidates: Iterable[str], taken: Collection[str]) -> str:
    """Return the first of ``candidates`` that is not ``taken``, else the last one with ``_`` added until it is free."""
    name = ""
    for name in candidates:
        if name not in taken:
            return name
    return escaped(name, taken)
