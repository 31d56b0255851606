"""The only ways for text to reach emitted source: literals, comments and checked identifiers, for each language.

Whatever the text holds, it can change the value of a literal or the words of a comment, never the syntax tree.
"""

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tradegen.emit.characters import NOT_RAW, javascript_escape, lines_of, python_escape, visible
from tradegen.emit.code import NOTHING, Code, Identifier, join_code
from tradegen.emit.wrapping import wrapped
from tradegen.reserved_words import PYTHON_KEYWORDS, TYPESCRIPT_RESERVED

WIDTH: Final = 100
"""Columns that emitted prose keeps to."""

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TS_NAME: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_TAG: Final = re.compile(r"[a-z]+")
_QUOTES_OR_BACKSLASH: Final = re.compile(r'\\|"+')


# --------------------------------------------------------------------------------------------- Python


def py_str(text: str) -> Code:
    """Print a ``str`` literal, with the quotes that need fewer escapes, as formatters do."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    body = text.replace("\\", "\\\\").replace(quote, "\\" + quote)
    return Code(quote + NOT_RAW.sub(python_escape, body) + quote)


def py_docstring(text: str, indent: int = 4) -> Code:
    """Print a docstring whose first line stands at column ``indent``; nothing for blank text.

    Lines longer than :data:`WIDTH` are broken at blanks; apart from that the value is the text.
    """
    lines = wrapped(lines_of(text), WIDTH - indent)
    if not lines:
        return NOTHING
    first, *rest = [lines[0].lstrip(" "), *lines[1:]]
    opening = _docstring_line(first, opens=True, closes=not rest)
    if not rest:
        return Code(f'"""{opening}"""')
    margin = " " * indent
    body = "".join(f"{margin}{_docstring_line(line)}\n" if line else "\n" for line in rest)
    return Code(f'"""{opening}\n{body}{margin}"""')


def _docstring_line(line: str, *, opens: bool = False, closes: bool = False) -> str:
    """Escape backslashes, and quotes where they could end the docstring or grow into its own quotes."""

    def escaped(found: re.Match[str]) -> str:
        if found[0] == "\\":
            return "\\\\"
        meets_quotes = (opens and found.start() == 0) or (closes and found.end() == len(line))
        return '\\"' * len(found[0]) if meets_quotes or len(found[0]) > 2 else found[0]

    return NOT_RAW.sub(python_escape, _QUOTES_OR_BACKSLASH.sub(escaped, line))


def is_py_identifier(text: str) -> bool:
    """Whether ``text`` may stand as a name in emitted Python: ASCII, and no keyword."""
    return _NAME.fullmatch(text) is not None and text not in PYTHON_KEYWORDS


@lru_cache(maxsize=4096)
def py_identifier(text: str) -> Identifier:
    """Print a Python name.

    Raises:
        ValueError: ``text`` is no ASCII identifier, or a keyword.
    """
    if not is_py_identifier(text):
        raise ValueError(f"not a Python identifier: {text!r}")
    return Identifier(Code(text))


def py_dotted(text: str) -> Code:
    """Print names joined by dots, such as an import path.

    Raises:
        ValueError: A part is no Python identifier.
    """
    return join_code(".", map(py_identifier, text.split(".")))


def py_json(text: str) -> Code:
    """Print a JSON text as a Python literal.

    Raises:
        ValueError: ``text`` is not JSON, or holds a number that is not finite.
    """
    return Code(_py_value(_parsed(text)))


def _py_value(value: object) -> str:
    match value:
        case None | bool():
            return repr(value)
        case int():
            return str(value)
        case Decimal():
            return _py_float(value)
        case str():
            return str(py_str(value))
        case list():
            return f"[{', '.join(map(_py_value, value))}]"
        case dict():
            return "{" + ", ".join(f"{py_str(key)}: {_py_value(item)}" for key, item in value.items()) + "}"
        case _:
            raise TypeError(f"no JSON value: {value!r}")


def _py_float(value: Decimal) -> str:
    spelled = repr(float(value))
    if "n" in spelled:
        raise ValueError(f"not a finite number: {value}")
    return spelled


# ----------------------------------------------------------------------------------------- TypeScript


def ts_str(text: str) -> Code:
    """Print a double-quoted string literal."""
    body = text.replace("\\", "\\\\").replace('"', '\\"')
    return Code(f'"{NOT_RAW.sub(javascript_escape, body)}"')


def ts_doc(text: str, indent: int = 0, tags: Iterable[tuple[str, str]] = ()) -> Code:
    """Print a JSDoc block with ``tags`` such as ``("deprecated", "use x")`` after the text; nothing for neither.

    All lines but the first are indented by ``indent``. Tags that the text itself tries to open stay words.
    """
    width = WIDTH - indent - 3
    lines = [_doc_line(line) for line in wrapped(lines_of(text), width)]
    for name, words in tags:
        if _TAG.fullmatch(name) is None:
            raise ValueError(f"not a JSDoc tag: {name!r}")
        first, *more = lines_of(words) or [""]
        lines += [f"@{name} {_doc_line(first)}".rstrip(), *map(_doc_line, more)]
    if not lines:
        return NOTHING
    if len(lines) == 1:
        return Code(f"/** {lines[0]} */")
    margin = " " * indent
    return Code("\n".join(["/**", *(f"{margin} * {line}".rstrip() for line in lines), f"{margin} */"]))


def _doc_line(line: str) -> str:
    shown = visible(line).replace("*/", "*\\/")
    body = shown.lstrip(" ")
    return shown[: len(shown) - len(body)] + "\\" + body if body.startswith(("@", "/")) else shown


@lru_cache(maxsize=4096)
def ts_identifier(text: str) -> Identifier:
    """Print a TypeScript name.

    Raises:
        ValueError: ``text`` is no ASCII identifier, or a reserved word.
    """
    if _TS_NAME.fullmatch(text) is None or text in TYPESCRIPT_RESERVED:
        raise ValueError(f"not a TypeScript identifier: {text!r}")
    return Identifier(Code(text))


def ts_key(name: str) -> Code:
    """Print the key of a property: bare where TypeScript allows it and it means nothing else, quoted otherwise."""
    bare = _TS_NAME.fullmatch(name) is not None and name not in ("__proto__", "constructor")
    return Code(name) if bare else ts_str(name)


def ts_json(text: str) -> Code:
    """Print a JSON text as a TypeScript literal.

    Raises:
        ValueError: ``text`` is not JSON, or holds a number that is not finite.
    """
    return Code(_ts_value(_parsed(text)))


def _ts_value(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return _py_float(value)
        case str():
            return str(ts_str(value))
        case list():
            return f"[{', '.join(map(_ts_value, value))}]"
        case dict():
            entries = ", ".join(f"{_ts_literal_key(key)}: {_ts_value(item)}" for key, item in value.items())
            return f"{{ {entries} }}" if entries else "{}"
        case _:
            raise TypeError(f"no JSON value: {value!r}")


def _ts_literal_key(name: str) -> str:
    """Print a key of an object literal: a computed ``__proto__`` is a member, any other spelling sets the prototype."""
    return '["__proto__"]' if name == "__proto__" else str(ts_key(name))


def _parsed(text: str) -> object:
    return json.loads(text, parse_float=Decimal, parse_constant=_refused)


def _refused(name: str) -> object:
    raise ValueError(f"not a JSON number: {name}")
