import pytest
from tests.breaking.catalogue_cases import BODIES, OPERATIONS
from tests.breaking.catalogue_further import FURTHER
from tests.breaking.catalogue_limits import BOUNDS
from tests.breaking.catalogue_operations import SERVICES
from tests.breaking.catalogue_types import SCHEMAS
from tests.breaking.compared import read_versions, verdicts

from tradegen.breaking.findings import Finding

PUBLISHED = (*BODIES, *OPERATIONS, *BOUNDS, *SCHEMAS, *SERVICES, *FURTHER)
_LETTER = {"request": "Q", "response": "S", "update": "U"}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Finding, ...], ...]:
    """The findings of every pair."""
    cases = [published.case for published in PUBLISHED]
    old, new = read_versions(tmp_path_factory.mktemp("catalogues"), cases)
    return verdicts(old, new, len(cases))


def _errors(findings: tuple[Finding, ...]) -> set[str]:
    return {_LETTER[finding.way] for finding in findings if finding.level == "error"}


def test_errors_of_other_tools_are_errors(found: tuple[tuple[Finding, ...], ...]) -> None:
    """At least 98 of 100 ways in which another tool's rule breaks are errors of ours, by the same direction."""
    wanted = {(row.rule, way) for row in PUBLISHED for way in row.breaks}
    had = {(row.rule, way) for row, findings in zip(PUBLISHED, found, strict=True) for way in _errors(findings)}
    missed = sorted(wanted - had)
    assert len(missed) <= 0.02 * len(wanted), missed


def test_silent_pairs_are_silent(found: tuple[tuple[Finding, ...], ...]) -> None:
    """No error on the wire where the other tools have none."""
    loud = [
        (row.rule, finding.rule, finding.site)
        for row, findings in zip(PUBLISHED, found, strict=True)
        for finding in findings
        if not row.breaks and finding.level == "error" and "wire" in finding.breaks
    ]
    assert [] == loud


def test_pairs_break_no_other_way(found: tuple[tuple[Finding, ...], ...]) -> None:
    """A pair that breaks one way only is no error of the wire another way."""
    more = {
        row.rule: _errors(tuple(finding for finding in findings if "wire" in finding.breaks)) - set(row.breaks)
        for row, findings in zip(PUBLISHED, found, strict=True)
    }
    assert {} == {rule: ways for rule, ways in more.items() if ways}
