"""Layout: what is short stays on its line, everything else is one item a line."""

import ast

from hypothesis import given
from tests.emit.hostile import hostile_text

from tradegen.emit.code import Code
from tradegen.emit.python_layout import listed, prose, tuple_of


def test_one_item_stays_beside_its_brackets_where_there_is_room() -> None:
    """At 88 columns the item moves to a line of its own, with a comma that keeps it there."""
    item = Code("x" * 40)
    assert item == listed([item], indent=4, beside=48)
    assert f"\n        {item},\n    " == listed([item], indent=4, beside=49)


def test_several_items_are_one_a_line() -> None:
    """However short they are."""
    assert "\n    a,\n    b,\n" == listed([Code("a"), Code("b")], indent=0, beside=0)
    assert "" == listed([], indent=0, beside=0)


def test_tuples_of_any_length() -> None:
    """The comma of a single item is part of the tuple."""
    assert ["()", "(a,)", "(\n    a,\n    b,\n)"] == [
        tuple_of([Code(name) for name in names], indent=0) for names in ("", "a", "ab")
    ]


@given(hostile_text)
def test_prose_keeps_the_text(text: str) -> None:
    """One literal or several in brackets: the value is the words."""
    words = " ".join(text.split())
    assert words == ast.literal_eval(prose(words, 8))
