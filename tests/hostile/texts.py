"""Hostile texts without end, the same for the same seed."""

from random import Random

from tests.emit.hostile import PIECES

_WORDS = ("class", "await", "None", "constructor", "__proto__", "then", "toString", "default", "eval", "x" * 300)
_TEXTS = (*PIECES, *_WORDS)


def hostile_text(seed: int) -> str:
    """Return a text of up to eight pieces, with some characters from anywhere in Unicode."""
    chance = Random(seed)
    pieces = [chance.choice(_TEXTS) for _ in range(chance.randint(1, 8))]
    for _ in range(chance.choice((0, 0, 1, 3))):
        pieces.insert(
            chance.randint(0, len(pieces)), chr(chance.choice((0x80, 0x800, 0x10000)) + chance.randrange(2000))
        )
    return "".join(pieces)
