"""Breaks a long piece of Python over several lines: one item a line, with a trailing comma."""

from collections.abc import Iterator
from typing import Final

import msgspec

from tradegen.emit.code import Code, compose, join_code

WIDTH: Final = 110
INDENT: Final = Code("    ")


class Group(msgspec.Struct, frozen=True):
    """Items between brackets, separated by commas; a ``choice`` is separated by ``|`` and bracketed when broken."""

    opening: Code
    items: tuple["Piece", ...]
    closing: Code
    choice: bool = False


class Row(msgspec.Struct, frozen=True):
    """Pieces that follow each other directly."""

    parts: tuple["Piece", ...]


Piece = Code | Group | Row


def row(*parts: Piece) -> Row:
    """Put pieces one after the other."""
    return Row(parts)


def flat(piece: Piece) -> Code:
    """The piece on one line."""
    match piece:
        case Group(items=items, choice=True):
            return join_code(" | ", map(flat, items))
        case Group(opening=opening, items=items, closing=closing):
            return compose("{}{}{}", opening, join_code(", ", map(flat, items)), closing)
        case Row(parts=parts):
            return join_code("", map(flat, parts))
        case _:
            return piece


def laid_out(piece: Piece, indent: Code, column: int, after: int = 0) -> Code:
    """The piece on one line where it fits between ``column`` and the margin, else broken; ``after`` columns follow."""
    line = flat(piece)
    if column + len(line) + after <= WIDTH:
        return line
    match piece:
        case Group(items=items) if items:
            return broken(piece, indent)
        case Row():
            parts = tuple(spread(piece))
            return broken_at_last(parts, indent, column, after) or laid_out_row(parts, indent, column, after)
        case _:
            return line


def spread(piece: Piece) -> Iterator[Code | Group]:
    """Yield the pieces of nested rows."""
    if isinstance(piece, Row):
        for part in piece.parts:
            yield from spread(part)
    else:
        yield piece


def broken_at_last(parts: tuple[Code | Group, ...], indent: Code, column: int, after: int) -> Code | None:
    """Break only the last group of a row; ``None`` where what stands around it does not fit."""
    last = max((index for index, part in enumerate(parts) if isinstance(part, Group) and part.items), default=None)
    if last is None:
        return None
    group, before, rest = (
        parts[last],
        join_code("", map(flat, parts[:last])),
        join_code("", map(flat, parts[last + 1 :])),
    )
    if not isinstance(group, Group) or column + len(before) + len(group.opening) > WIDTH:
        return None
    if len(indent) + len(group.closing) + len(rest) + after > WIDTH:
        return None
    return join_code("", (before, broken(group, indent), rest))


def laid_out_row(parts: tuple[Code | Group, ...], indent: Code, column: int, after: int) -> Code:
    """Break the groups of a row from the left, for as long as the rest does not fit."""
    done: list[Code] = []
    for index, part in enumerate(parts):
        rest = sum(len(flat(later)) for later in parts[index + 1 :]) + after
        text = laid_out(part, indent, column, rest)
        head, newline, tail = text.rpartition("\n")
        column = len(tail) if newline else column + len(head + tail)
        done.append(text)
    return join_code("", done)


def broken(group: Group, indent: Code) -> Code:
    """A group with one item a line."""
    inner = compose("{}{}", indent, INDENT)
    if group.choice:
        first, *others = (laid_out(item, inner, len(inner) + 2) for item in group.items)
        lines = join_code("\n", [compose("{}{}", inner, first), *(compose("{}| {}", inner, item) for item in others)])
        return compose("(\n{}\n{})", lines, indent)
    lines = join_code("\n", [compose("{}{},", inner, laid_out(item, inner, len(inner), 1)) for item in group.items])
    return compose("{}\n{}\n{}{}", group.opening, lines, indent, group.closing)
