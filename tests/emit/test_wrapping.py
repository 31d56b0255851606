"""Breaking prose: long paragraphs flow, structure stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradegen.emit.wrapping import wrapped


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["short", "lines stay"], ["short", "lines stay"]),
        (["one two three four", "five"], ["one two", "three four", "five"]),
        (["- one two three"], ["- one two", "  three"]),
        (["  a  b  c  d  e  f"], ["  a b c d e", "  f"]),
        (["```", "one  two  three  four", "```"], ["```", "one  two  three  four", "```"]),
        (["para graph one two", "", "para"], ["para graph", "one two", "", "para"]),
        (["text before", "1. item of the list"], ["text before", "1. item of", "  the list"]),
        (["averylongwordthatfitsnowhere"], ["averylongwordthatfitsnowhere"]),
        ([], []),
    ],
)
def test_wrapping_table(lines: list[str], expected: list[str]) -> None:
    """At eleven columns."""
    assert expected == wrapped(lines, 11)


@given(st.lists(st.text(alphabet="ab -*`1.", max_size=30).map(str.rstrip), max_size=6), st.integers(4, 20))
def test_wrapping_keeps_every_word(lines: list[str], width: int) -> None:
    """No word is lost, added or moved."""
    assert " ".join(lines).split() == " ".join(wrapped(lines, width)).split()
