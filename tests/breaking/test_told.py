"""A comment on a pull request shows words as words, whatever they are."""

from datetime import date, timedelta

import msgspec

from tradegen.breaking.allow import Allowance, judge
from tradegen.breaking.change import Change
from tradegen.breaking.findings import Finding, Site, report
from tradegen.breaking.told import markdown_lines
from tradegen.span import Span

DAY = date(2026, 3, 1)
FOUND = report(
    Change(rule="R39", place="A.b", message="the default changed", span=Span("a.py", 1, 1)),
    Site("m.op request", "request"),
)


def row(**words: str) -> str:
    """The only row of the table."""
    found: Finding = msgspec.structs.replace(FOUND, **words)
    *_, last = markdown_lines([found])
    return last


def test_markup_is_shown_as_it_is_written() -> None:
    """Links, emphasis, code, HTML, mentions, line ends and bars of a text stay in their cell."""
    hostile = "[x](http://y) **b** `c` <img> &amp; @team a|b\n| c |"
    shown = r"\[x\](http://y) \*\*b\*\* \`c\` &lt;img> &amp;amp; &#64;team a\|b \| c \|"
    assert f"| error | R39 default-changed | `A.b` | {shown} | m.op request | `a.py:1:1` |" == row(message=hostile)


def test_code_ends_where_it_should() -> None:
    """A name with a backtick or a bar is still one piece of code."""
    assert r"| `A.'x'\|y` |" in row(place="A.`x`|y")


def test_the_last_day_counts() -> None:
    """An entry holds on the day on which it expires, and no longer."""
    entry = Allowance(Span("x", 1, 1), "why", expires=DAY, rule="R39", place="A.b")
    assert (1, ()) == (judge([FOUND], [entry], today=DAY).allowed, judge([FOUND], [entry], today=DAY).findings)
    over = judge([FOUND], [entry], today=DAY + timedelta(days=1))
    assert ["R39", "A01"] == [found.rule for found in over.findings]
