"""Every rule by example: what it finds, how bad that is each way, and what is just not it."""

import re
from pathlib import Path

import pytest
from tests.breaking.compared import spelled
from tests.breaking.conftest import CASES, Judgement

from tradegen.breaking.rules import RULES, WAITING

_FILE_RULES = {"A01", "A02"}


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_verdict(judgement: Judgement, number: int) -> None:
    """A pair gives exactly the findings above information that its row says, and at least the information."""
    case = CASES[number]
    found = {spelled(finding) for finding in judgement.forward[number]}
    assert case.expected == {text for text in found if not text.endswith("I")}
    assert case.informs <= found


def test_every_rule_has_a_hit_and_a_near_miss() -> None:
    """Each rule is found by some case in every way that it names a level for, and by one near-miss not at all."""
    hits = {text for case in CASES for text in (*case.expected, *case.informs)}
    ways = {
        f"{rule.id} {way}"
        for rule in RULES.values()
        for way, level in zip("QSU", rule.levels, strict=True)
        if level in "EW" and rule.id not in _FILE_RULES
    }
    waived = {
        "R01 S", "R02 S", "R03 S", "R04 S", "R05 S", "R58 S", "R59 S",  # told once, at the request
        "R08 U", "R10 U", "R11 U", "R12 U", "R21 Q", "R21 U",  # told once, where the wire shows it
        "R60 U", "R61 U", "R63 S", "R63 U", "R64 S", "R64 U", "R65 S", "R65 U",  # told once, at the request
        "R35 S", "R36 S", "R36 U",  # Pydantic sends every declared member, so out views do not lose requiredness
    }  # fmt: skip
    assert waived & ways >= ways - {text[:5] for text in hits}
    missed = {case.rule for case in CASES if not any(text.startswith(case.rule) for text in case.expected)}
    assert set() == set(RULES) - _FILE_RULES - missed


def test_every_rule_of_the_catalogue_is_decided() -> None:
    """Each id from R01 to R69 that the documentation lists is a rule or waits for a fact, with its reason."""
    text = Path("docs/breaking.md").read_text()
    listed = set(re.findall(r"^\| (R\d\d) ", text, flags=re.MULTILINE))
    assert listed == set(RULES) - _FILE_RULES | set(WAITING)
