"""Random JSON values that tell canonicalisers apart; as a program, a line ``[value, canonical text]`` for each."""

import json
import sys
from random import Random
from typing import Final

import rfc8785
from pydantic import JsonValue

SEED: Final = 8785

# Letters that sort or are escaped differently somewhere: controls, DEL, both sides of the surrogates, pairs.
LETTERS: Final = 'aZ09"\\/\b\t\n\f\r\x00\x1f\x7f\x80éß€\u2028\u2029\ud7ff\ue000\ufb33\uffff\U0001f602\U0010ffff'


def random_values(seed: int, count: int) -> list[JsonValue]:
    """Return the same ``count`` values for the same seed."""
    random = Random(seed)
    return [_value(random, depth=3) for _ in range(count)]


def _value(random: Random, *, depth: int) -> JsonValue:
    kind = random.choice(("text", "literal", "integer", "decimal", "double", *(("array", "object") if depth else ())))
    match kind:
        case "text":
            return _text(random)
        case "literal":
            return random.choice((None, True, False))
        case "integer":
            return random.randint(-(2**53) + 1, 2**53 - 1) >> random.randrange(54)
        case "decimal":
            return round(random.uniform(-1000, 1000), random.randrange(8))
        case "double":
            return random.choice((-1, 1)) * random.random() * 10.0 ** random.randint(-320, 300)
        case "array":
            return [_value(random, depth=depth - 1) for _ in range(random.randrange(4))]
        case _:
            return {_text(random): _value(random, depth=depth - 1) for _ in range(random.randrange(5))}


def _text(random: Random) -> str:
    return "".join(random.choice(LETTERS) for _ in range(random.randrange(6)))


def main(count: int) -> None:
    """Print ``count`` lines, each with a value and what PyPI's ``rfc8785`` makes of it."""
    for value in random_values(SEED, count):
        print(json.dumps([value, rfc8785.dumps(value).decode()]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
