"""Text that may stand in emitted source: made by a printer, put together only by the functions here."""

from collections.abc import Iterable
from typing import Final, NewType

_HOLE: Final = "{}"


class Code(str):
    """Source text that a printer made.

    Every ``str`` operation gives a plain ``str`` back, which the renderer refuses: pieces are put together with
    :func:`compose`, :func:`join_code` and nothing else.
    """

    __slots__ = ()


Identifier = NewType("Identifier", Code)
"""One name that a printer checked: ASCII letters, digits and underscores, no reserved word."""

NOTHING: Final = Code("")


def compose(pattern: str, *parts: Code) -> Code:
    """Fill each ``{}`` of ``pattern``, which is a literal of this program, with the next part.

    Raises:
        TypeError: A part is text that no printer made.
        ValueError: The number of parts is not the number of holes.
    """
    pieces = pattern.split(_HOLE)
    if len(pieces) != len(parts) + 1:
        raise ValueError(f"{len(parts)} parts for {len(pieces) - 1} holes: {pattern!r}")
    filled = [pieces[0]]
    for part, piece in zip(parts, pieces[1:], strict=True):
        filled += (checked(part), piece)
    return Code("".join(filled))


def join_code(separator: str, parts: Iterable[Code]) -> Code:
    """Join ``parts`` with ``separator``, which is a literal of this program.

    Raises:
        TypeError: A part is text that no printer made.
    """
    return Code(separator.join(map(checked, parts)))


def stripped(code: Code, prefix: str) -> Code:
    """Return ``code`` without ``prefix``, which is a literal of this program."""
    return Code(checked(code).removeprefix(prefix))


def checked(part: object) -> Code:
    """Return ``part`` if a printer made it.

    Raises:
        TypeError: It did not come from a printer.
    """
    if isinstance(part, Code):
        return part
    raise TypeError(f"text that no printer made: {part!r}")
