"""Break prose to a width and keep its structure: paragraphs flow, list items hang, fenced code stays."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

_ITEM: Final = re.compile(r" *(?:[-*+>|#]|[0-9]+[.)]) ")
_VERBATIM: Final = -1
_FENCE: Final = re.compile(r" *(?:```|~~~)")


def wrapped(lines: Iterable[str], width: int) -> list[str]:
    """Return ``lines`` with every one that is longer than ``width`` broken at blanks.

    A paragraph with such a line flows as one text; a paragraph without stays as it was written.
    """
    pieces: list[str] = []
    for indent, block in groupby(_indented(lines), key=itemgetter(0)):
        found = [line for _, line in block]
        pieces += found if indent == _VERBATIM else _fitted(found, width, margin=" " * indent)
    return pieces


def _indented(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each line after its indent, or after :data:`_VERBATIM` where it is fenced code."""
    in_code = False
    for line in lines:
        is_fence = _FENCE.match(line) is not None
        yield (_VERBATIM if in_code or is_fence or not line else len(line) - len(line.lstrip(" "))), line
        in_code ^= is_fence


def _fitted(block: Sequence[str], width: int, *, margin: str) -> Iterator[str]:
    """Yield the lines of one indent: each list item by itself, and the paragraphs between."""
    for is_item, group in groupby(block, key=lambda line: _ITEM.match(line) is not None):
        found = list(group)
        if all(len(line) <= width for line in found):
            yield from found
        elif is_item:
            for line in found:
                yield from _broken(line.split(), width, margin=margin, hanging=f"{margin}  ")
        else:
            yield from _broken(" ".join(found).split(), width, margin=margin, hanging=margin)


def _broken(words: Sequence[str], width: int, *, margin: str, hanging: str) -> Iterator[str]:
    current = margin + words[0]
    for word in words[1:]:
        if len(current) + 1 + len(word) > width:
            yield current
            current = hanging + word
        else:
            current += f" {word}"
    yield current
