"""Which characters never stand raw in emitted source, and how each language spells them."""

import re
from typing import Final

# A fixed set, not `str.isprintable`: the Unicode tables differ between Python versions, the output may not.
# Controls, soft hyphen, bidi controls (Trojan Source), separators U+2028/9, zero-width and deprecated formatting,
# interlinear marks, non-characters, lone surrogates and tags. Joiners U+200C/D stay: scripts and emoji need them.
_INVISIBLE: Final = (
    "\\x00-\\x1f\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff"
    "\\ufff0-\\ufffb\\ufffe\\uffff\\ud800-\\udfff\\U000e0000-\\U000e0fff"
)

NOT_RAW: Final = re.compile(f"[{_INVISIBLE}]")
"""A character that is never printed as itself."""

LINE_END: Final = re.compile("\r\n|\r|\n|\x0b|\x0c|\x85|\u2028|\u2029")
"""What any of the emitted languages, or an editor, takes for the end of a line."""

_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def python_escape(found: re.Match[str]) -> str:
    """Spell one character as Python escapes it in a ``str`` literal."""
    letter = found[0]
    code = ord(letter)
    if letter in _SHORT:
        return _SHORT[letter]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def javascript_escape(found: re.Match[str]) -> str:
    """Spell one character as JavaScript escapes it in a string literal, by UTF-16 code units."""
    letter = found[0]
    code = ord(letter)
    if letter in _SHORT:
        return _SHORT[letter]
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def visible(text: str) -> str:
    """Spell out every character of one line that could be mistaken or obeyed; a tab becomes a blank."""
    return NOT_RAW.sub(javascript_escape, text.replace("\t", " "))


def lines_of(text: str) -> list[str]:
    """Split ``text`` at every kind of line end, without blank lines at either side or blanks at a line's end."""
    lines = [line.rstrip() for line in LINE_END.split(text)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines
