"""A comment on a pull request shows words as words, whatever they are."""

from datetime import date, timedelta

import msgspec
import pytest

from tradegen.breaking.allow import Allowance, judge
from tradegen.breaking.change import Change
from tradegen.breaking.findings import Finding, Site, by_change, report
from tradegen.breaking.rules import Way
from tradegen.breaking.told import as_report, markdown_lines
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


USES = tuple(
    report(Change(rule="R43", place="A.b", message="type changed", span=Span("a.py", 1, 1)), site)
    for site in (
        Site("m.get response", "response"),
        Site("m.put request", "request"),
        Site("m.list response", "response"),
        Site("m.find response", "response"),
    )
)


def said(output: str) -> list[str]:
    """What is said of one change with four uses."""
    return [found.message for found in as_report(USES, "", output).findings]


def test_people_are_told_a_change_once() -> None:
    """However many uses it has, a change is one line and one row that name them all."""
    line = "A.b: type changed, for m.get, m.list and m.find response, m.put request (R43, 4 uses)"
    assert [line] == said("text")
    assert "| m.get, m.list and m.find response, m.put request |" in list(markdown_lines(USES))[-1]
    prints = [f"{found.site}: {found.fingerprint}" for found in USES]
    assert ["\n".join([line, *prints])] == said("github")


@pytest.mark.parametrize("output", ["json", "sarif"])
def test_programs_are_told_each_use(output: str) -> None:
    """What is allowed one by one is told one by one, with all that is known."""
    told = as_report(USES, "", output).findings
    assert [f"A.b: type changed, for {found.site} (R43, {found.fingerprint})" for found in USES] == said(output)
    assert [found.fingerprint for found in USES] == [found.details["fingerprint"] for found in told]


def test_uses_that_suffer_differently_are_told_apart() -> None:
    """A change that breaks requests and is harmless in answers is two findings."""
    ways: tuple[Way, ...] = ("request", "response", "update")
    change = Change(rule="R38", place="A.b", message="no longer null", span=Span("a.py", 1, 1))
    uses = [report(change, Site(f"m.op {way}", way)) for way in ways]
    assert [("error", 1), ("info", 2)] == [(found[0].level, len(found)) for found in by_change(uses)]


def test_the_last_day_counts() -> None:
    """An entry holds on the day on which it expires, and no longer."""
    entry = Allowance(Span("x", 1, 1), "why", expires=DAY, rule="R39", place="A.b")
    assert ((FOUND,), ()) == (judge([FOUND], [entry], today=DAY).allowed, judge([FOUND], [entry], today=DAY).findings)
    over = judge([FOUND], [entry], today=DAY + timedelta(days=1))
    assert ["R39", "A01"] == [found.rule for found in over.findings]
