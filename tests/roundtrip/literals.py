"""JSON values as TypeScript, where the compiler judges whether they are of a type."""

import json
from collections.abc import Iterable

from pydantic import JsonValue
from tests.roundtrip.pairs import Pair

MAX_VALUES = 40
"""How many different values of a type the compiler judges."""


def law_file(name: str, drawn: Iterable[tuple[Pair, list[bytes]]]) -> bytes:
    """A module that says of values that they are of the types of subject ``name``."""
    drawn = tuple(drawn)
    lines = [f'import type * as models from "../models/{name}/index.js";', ""]
    if any("wire." in pair.typescript for pair, _ in drawn):
        lines.insert(1, 'import type { wire } from "../models/runtime/index.js";')
    for index, (pair, sent) in enumerate(drawn):
        different = list(dict.fromkeys(sent))[:MAX_VALUES]
        lines.append(f"export const values{index}: readonly {_in_parentheses(pair.typescript)}[] = [")
        lines += [f"  {literal(json.loads(wire))}," for wire in different]
        lines.append("];")
    return ("\n".join(lines) + "\n").encode()


def literal(value: JsonValue) -> str:
    """``value`` as an expression; ``__proto__`` is a member like others."""
    match value:
        case dict():
            members = (f"{_key(key)}: {literal(one)}" for key, one in value.items())
            return "{ " + ", ".join(members) + " }"
        case list():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            return json.dumps(value)


def _key(name: str) -> str:
    return '["__proto__"]' if name == "__proto__" else json.dumps(name)


def _in_parentheses(code: str) -> str:
    return f"({code})"
