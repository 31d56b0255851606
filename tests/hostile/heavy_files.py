"""Route files that are made to take time or memory, by name."""

from typing import Final

HEAVY: Final = {
    "pattern that explodes": (
        "module: orders\nversion: v1\nservice: Orders\nroutes:\n  a:\n    get: /a\n    response: null\n"
        f"    query: {{x: {{type: str, pattern: '(a+)+$', default: {'a' * 60}!}}}}\n"
    ),
    "alias bomb": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "deep lists": f"a: {'[' * 10_000}{']' * 10_000}\n",
    "deep mappings": "".join(f"{' ' * depth}a:\n" for depth in range(1_000)),
    "long line": f"a: {'x' * 900_000}\n",
    "many keys": "".join(f"k{n}: v\n" for n in range(40_000)),
    "many nodes": f"a: [{'x, ' * 300_000}]\n",
    "large file": "# comment\n" * 11_000_000,
}
