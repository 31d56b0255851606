"""Every format tells the same findings; SARIF is what the standard wants."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.sarif_schema import SARIF_SCHEMA

from tradegen.report.finding import Finding, Report, Skipped
from tradegen.report.formats import FORMATS

HAND = Finding(file="a b.py", message="was edited", slug="hand-edited", hint="run: tradegen build", gate="drift")
PLACED = Finding(file="x.yaml", line=3, col=7, message="no model, at all", slug="unknown-model", severity="warning")
REPORT = Report(findings=(PLACED, HAND), skipped=(Skipped("typescript", "node is not installed"),), summary=("done",))


def printed(report: Report, output: str) -> list[tuple[str, str]]:
    """Return the lines with their streams."""
    return list(FORMATS[output](report.ordered()))


def test_text_is_one_line_each() -> None:
    """Findings go to stderr, what is well to stdout."""
    assert [
        ("stderr", "a b.py: was edited [hand-edited]; run: tradegen build"),
        ("stderr", "x.yaml:3:7: warning: no model, at all [unknown-model]"),
        ("stdout", "typescript: skipped, node is not installed"),
        ("stdout", "done"),
    ] == printed(REPORT, "text")


def test_github_escapes_what_it_must() -> None:
    """Properties end at commas and colons, commands at line ends."""
    odd = Finding(file="a,b:c.py", line=1, col=1, message="50% of\nall", slug="odd-slug")
    ((_, line),) = printed(Report(findings=(odd,)), "github")
    assert "::error file=a%2Cb%3Ac.py,line=1,col=1,title=odd-slug::50%25 of%0Aall" == line


def test_json_holds_everything() -> None:
    """Findings, what was skipped, and whether it failed."""
    ((_, text),) = printed(REPORT, "json")
    found = json.loads(text)
    assert (True, ["a b.py", "x.yaml"]) == (found["failed"], [one["file"] for one in found["findings"]])
    assert [{"gate": "typescript", "reason": "node is not installed"}] == found["skipped"]


def test_a_finding_told_twice_is_told_once() -> None:
    """Two gates that see the same say it once."""
    assert (HAND,) == Report(findings=(HAND, HAND)).ordered().findings


def test_warnings_do_not_fail() -> None:
    """Only errors must be mended."""
    assert (True, False) == (REPORT.failed, Report(findings=(PLACED,)).failed)


findings = st.builds(
    Finding,
    file=st.text(min_size=1),
    line=st.integers(0, 9),
    col=st.integers(0, 9),
    severity=st.sampled_from(["error", "warning", "info"]),
    message=st.text(),
    slug=st.text(min_size=1),
    hint=st.text(),
    gate=st.text(),
    details=st.dictionaries(st.text(min_size=1), st.text(), max_size=2),
)


@pytest.mark.parametrize("output", FORMATS)
@given(found=st.lists(findings, max_size=3))
def test_any_text_is_printable(output: str, found: list[Finding]) -> None:
    """Whatever stands in a finding, each format stays what it is."""
    lines = printed(Report(findings=tuple(found)), output)
    if output in ("json", "sarif"):
        document = json.loads("".join(line for _, line in lines))
        if output == "sarif":
            jsonschema.Draft202012Validator(SARIF_SCHEMA).validate(document)
    elif output == "github":
        assert all("\n" not in line and line.startswith("::") for _, line in lines)
