"""Files that were right once: lines, tokens and bytes of route files and models, changed by a seeded hand."""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.emit.hostile import PIECES

Mutation = Callable[[bytes, Random], bytes]

_TOKEN: Final = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[^\sA-Za-z0-9_]")
_ODD_BYTES: Final = (b"\x00", b"\xff\xfe", b"\xc3", b"\xef\xbb\xbf", b"\x85", b"\xed\xa0\x80", b"\r", b"\t", b"\x1b")
_YAML_TOKENS: Final = (
    b"null", b"~", b"yes", b"on", b"NO", b"1.10", b"010", b"0x1F", b".nan", b".inf", b"-.inf", b"12:30:45",
    b"2024-01-01", b"1e400", b"9" * 400, b"&a", b"*a", b"<<: *a", b"!!python/object:os.system", b"!x", b"---", b"...",
    b"%YAML 1.1", b"?", b"|", b">-", b"[", b"]", b"{", b"}", b"[[[[", b"{a: {a: {a: {}}}}", b"#", b",", b'"', b"'",
    b"class", b"__proto__", b"constructor", b"../x", b"/etc/passwd", b"a/b", b"CON", b"list[", b"dict[str, int]",
    b"str | None", b"int = 5", b"Literal['a']", b"\xc5\xbf", b"\xef\xbd\x81", b"e\xcc\x81", b"${x}", b"`", b"*/",
)  # fmt: skip
_PYTHON_TOKENS: Final = (
    b"None", b"Any", b"object", b"int | str | None", b"list[int]", b"dict[bytes, int]", b"tuple[int, ...]", b"set[str]",
    b"Callable[[], int]", b"'Later'", b"type", b"complex", b"...", b"float('nan')", b"-0.0", b"10**400", b"b'\\xff'",
    b"Literal[1, '1', True]", b"Annotated[int, Field(gt=5, lt=3)]", b"Field(default_factory=list)",
    b"Field(alias='a b')",
    b"Field(pattern='(a+)+$')", b"Field(pattern='(?<=a)b')", b"Field(discriminator='x')", b"Decimal('NaN')",
    b"lambda: 1",
    b"datetime", b"Decimal", b"UUID", b"timedelta", b"bytes", b"frozenset[int]", b"BaseModel", b"StrEnum", b"int",
    b"from_", b"class_", b"self", b"model_config", b"_private", b"__proto__", b"constructor", b"then", b"copy", b"json",
    b"@property", b"raise ValueError", b"1/0", b"print('noise')", b"exit()", b"import os", b"while False: pass",
    b"yield", b"await x", b":=", b"*", b"**", b"\\", b"'''", b'"""', b"(", b")", b"[", b"]", b":", b"\xc5\xbf",
)  # fmt: skip


def mutate(content: bytes, chance: Random, *, is_yaml: bool) -> bytes:
    """Return ``content`` after one to three mutations."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        content = chance.choice(_OF_YAML if is_yaml else _OF_PYTHON)(content, chance)
    return content


def _lines(content: bytes, chance: Random) -> tuple[list[bytes], int]:
    lines = content.splitlines(keepends=True) or [b"\n"]
    return lines, chance.randrange(len(lines))


def _drop_a_line(content: bytes, chance: Random) -> bytes:
    lines, at = _lines(content, chance)
    return b"".join(lines[:at] + lines[at + 1 :])


def _repeat_a_line(content: bytes, chance: Random) -> bytes:
    lines, at = _lines(content, chance)
    return b"".join([*lines[: at + 1], *lines[at:]])


def _swap_two_lines(content: bytes, chance: Random) -> bytes:
    lines, at = _lines(content, chance)
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]
    return b"".join(lines)


def _indent_a_line(content: bytes, chance: Random) -> bytes:
    lines, at = _lines(content, chance)
    lines[at] = chance.choice((b" " + lines[at], b"  " + lines[at], b"\t" + lines[at], lines[at].lstrip(b" ")))
    return b"".join(lines)


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _odd_byte(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(_ODD_BYTES) + content[at + chance.randint(0, 1) :]


def _hostile_piece(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(PIECES).encode("utf-8", "surrogatepass") + content[at:]


def _a_token(tokens: Sequence[bytes]) -> Mutation:
    def replace(content: bytes, chance: Random) -> bytes:
        found = list(_TOKEN.finditer(content))
        if not found:
            return chance.choice(tokens)
        chosen = chance.choice(found)
        return content[: chosen.start()] + chance.choice(tokens) + content[chosen.end() :]

    return replace


def _two_tokens(content: bytes, chance: Random) -> bytes:
    """Put one token of the file in another one's place: a key, a name or a type that exists, where it does not fit."""
    found = list(_TOKEN.finditer(content))
    if not found:
        return content
    target, source = chance.choice(found), chance.choice(found)
    return content[: target.start()] + source[0] + content[target.end() :]


def _a_value(content: bytes, chance: Random) -> bytes:
    """Put something odd behind a colon."""
    lines, at = _lines(content, chance)
    head, colon, _ = lines[at].partition(b": ")
    lines[at] = head + colon + chance.choice(_YAML_TOKENS) + b"\n" if colon else lines[at]
    return b"".join(lines)


def _nest(content: bytes, chance: Random) -> bytes:
    lines, at = _lines(content, chance)
    head, colon, rest = lines[at].rstrip().partition(b": ")
    depth = chance.choice((1, 5, 40, 3000))
    lines[at] = head + b": " + b"[" * depth + rest + b"]" * depth + b"\n" if colon else lines[at]
    return b"".join(lines)


def _an_annotation(content: bytes, chance: Random) -> bytes:
    """Give a field of a model another type, another default, or both."""
    fields = list(re.finditer(rb"^(    \w+): ([^\n=]+)(= [^\n]+)?$", content, re.MULTILINE))
    if not fields:
        return content
    field = chance.choice(fields)
    kind = chance.choice((field[2].strip(), chance.choice(_PYTHON_TOKENS)))
    default = chance.choice((b"", field[3] or b"", b"= " + chance.choice(_PYTHON_TOKENS)))
    return content[: field.start()] + field[1] + b": " + kind + b" " + default + content[field.end() :]


def _a_decorator(content: bytes, chance: Random) -> bytes:
    """Decorate a class, or give it something in its body that models may have."""
    classes = list(re.finditer(rb"^class [^\n]+:\n", content, re.MULTILINE))
    if not classes:
        return content
    chosen = chance.choice(classes)
    before = chance.choice((b"", b"", b"@staticmethod\n", b"@dataclass\n", b"@(lambda kind: None)\n", b"@nothing\n"))
    inside = chance.choice(
        (
            b"",
            b"    model_config = {'extra': 'forbid', 'frozen': True}\n",
            b"    model_config = {'ser_json_inf_nan': 'constants'}\n",
            b"    model_config = 5\n",
            b"    @property\n    def shown(self): return 1\n",
            b"    def model_post_init(self, context): raise ValueError\n",
            b"    __slots__ = ('a',)\n",
            b"    x: 'Nowhere' = 1\n",
        )
    )
    return content[: chosen.start()] + before + chosen[0] + inside + content[chosen.end() :]


_ANYWHERE: Final[tuple[Mutation, ...]] = (
    _drop_a_line,
    _repeat_a_line,
    _swap_two_lines,
    _indent_a_line,
    _cut,
    _odd_byte,
    _hostile_piece,
    _two_tokens,
    _two_tokens,
)
_OF_YAML: Final = (*_ANYWHERE, _a_token(_YAML_TOKENS), _a_token(_YAML_TOKENS), _a_value, _a_value, _nest)
_OF_PYTHON: Final = (
    *_ANYWHERE,
    *[_a_token(_PYTHON_TOKENS)] * 3,
    *[_an_annotation] * 6,
    *[_a_decorator] * 2,
)
