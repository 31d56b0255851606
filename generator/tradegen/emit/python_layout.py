"""Lay Python source out as formatters leave it: what is short on one line, the rest one item a line."""

from collections.abc import Sequence
from typing import Final

from tradegen.emit.code import Code, join_code
from tradegen.emit.printers import py_str
from tradegen.emit.wrapping import wrapped

LINE: Final = 88
"""Columns of a line: the default of ruff and black; a line that fits stays as it is under a longer limit, too."""


def listed(items: Sequence[Code], indent: int, *, beside: int) -> Code:
    """Print what stands between brackets; ``indent`` is that of the line the opening bracket is on.

    One item stays on that line if there is room for it ``beside`` so many columns. Several stand one a line, each
    with a comma, which formatters respect.
    """
    if not items or (len(items) == 1 and beside + len(items[0]) <= LINE):
        return join_code("", items)
    return _one_a_line(items, indent)


def tuple_of(items: Sequence[Code], indent: int) -> Code:
    """Print a tuple; one of a single item stays on its line, as its comma is part of it."""
    if len(items) > 1:
        return Code(f"({_one_a_line(items, indent)})")
    return Code(f"({items[0]},)") if items else Code("()")


def prose(text: str, indent: int) -> Code:
    """Print words with single blanks between them as a ``str`` literal, or as several where the line would be long."""
    literal = py_str(text)
    if len(literal) <= LINE - 2 * indent:
        return literal
    *pieces, last = (piece.strip() for piece in wrapped([text], LINE - indent - 8))
    margin = " " * (indent + 4)
    lines = [*(py_str(f"{piece} ") for piece in pieces), py_str(last)]
    return Code(f"(\n{margin}" + f"\n{margin}".join(lines) + f"\n{' ' * indent})")


def _one_a_line(items: Sequence[Code], indent: int) -> Code:
    margin = " " * (indent + 4)
    return Code("\n" + "".join(f"{margin}{item},\n" for item in items) + " " * indent)
