"""The words of a name, and their spellings: one place, so that a collision check and an emitter agree."""

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


@lru_cache(maxsize=16_384)
def split_words(name: str) -> tuple[str, ...]:
    """Return the lower-case words of ``name``: ``getHTTPStatus2`` is ``get``, ``http``, ``status2``.

    Only ASCII letters and digits are words; everything else separates. Digits stay with the word before them.
    """
    words: list[str] = []
    end = -1
    for found in _WORD.finditer(name):
        if found[0].isdigit() and found.start() == end:
            words[-1] += found[0]
        else:
            words.append(found[0].lower())
        end = found.end()
    return tuple(words)


def snake_case(name: str) -> str:
    """Spell ``name`` as ``place_order``."""
    return "_".join(split_words(name))


def camel_case(name: str) -> str:
    """Spell ``name`` as ``placeOrder``."""
    first, *rest = split_words(name) or ("",)
    return first + "".join(map(str.capitalize, rest))


def pascal_case(name: str) -> str:
    """Spell ``name`` as ``PlaceOrder``."""
    return "".join(map(str.capitalize, split_words(name)))
