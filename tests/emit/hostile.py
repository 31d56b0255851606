"""Text that has broken other generators, for every place where a user's words reach emitted source."""

from typing import Final

from hypothesis import strategies as st

PIECES: Final = (
    '"""',
    "'''",
    '"',
    "'",
    "\\",
    "\\\\",
    '\\"',
    "\\N{BULLET}",
    "\\x",
    "\\u12",
    "*/",
    "/*",
    "//",
    "-->",
    "#",
    "`",
    "${evil()}",
    "{__import__('os')}",
    "{{ view }}",
    "{% raw %}",
    "%s",
    "{}",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\t",
    "\x00",
    "\x0b",
    "\x0c",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\ufffe",
    "\ud800",
    "\udfff",
    "\U000e0041",
    "😂",
    "דּ",
    "é",
    "@deprecated",
    "import os",
    "'); evil('",
    "    ",
    "word ",
    "x" * 120,
)
"""Quotes, comment ends, placeholders, line ends, invisible and lone characters, and lines that must be broken."""

hostile_text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=12).map("".join)
"""Any mix of the pieces with arbitrary text."""
