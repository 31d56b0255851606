"""Two laws: nothing differs from itself, and what breaks a request breaks, turned round, a response."""

from typing import Final

import pytest
from tests.breaking.compared import TODAY
from tests.breaking.conftest import CASES, Judgement

from tradegen.breaking.engine import find_changes
from tradegen.breaking.findings import Finding
from tradegen.breaking.rules import RULES, Way

WAIVERS: Final = {
    "R30": "a request without the field is complete; a response without it lacks what was promised",
    "R34": "the server takes what it knows; a closed client refuses what it does not know",
    "R35": "Pydantic sends members with defaults as well: no response changes",
    "R36": "see R35",
    "R39": "a client fills in nothing: the server has sent the value",
    "R53": "whether a new pattern takes less is not always known, and a text that shows it is one way's",
    "R56": "a client that refuses unknown members exists only where the model says so",
    "R66": "nothing is reserved in the other direction of time",
    "R57": "a field that is only read is no part of any request",
}
"""Rules that may break one way without the other breaking in reverse, and why."""

PAIRS_WAIVED: Final = {
    "R57: a: int; b: int -> a: int; @computed_field": "the response has the field in both versions",
    "R46: a: float -> a: Decimal": "a server reads a decimal from a number too, and sends text only",
}
"""Pairs whose two views change differently, by the beginning of their names."""


def _broken(findings: tuple[Finding, ...], way: Way) -> set[str]:
    return {found.rule for found in findings if found.way == way and found.level == "error" and "wire" in found.breaks}


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_what_breaks_a_request_breaks_a_response_in_reverse(judgement: Judgement, number: int) -> None:
    """For every pair: an error of a request forwards is an error of a response backwards, waivers aside."""
    case = CASES[number]
    if "read@" not in case.old.routes or "send@" not in case.old.routes or case.name.startswith(tuple(PAIRS_WAIVED)):
        return  # only models that travel every way have both
    forward, backward = judgement.forward[number], judgement.backward[number]
    for one, other in ((forward, backward), (backward, forward)):
        if _broken(one, "request") - set(WAIVERS):
            assert _broken(other, "response")
        if _broken(one, "response") - set(WAIVERS):
            assert _broken(other, "request")


def test_waivers_name_rules() -> None:
    """A waiver belongs to a rule that exists."""
    assert set(WAIVERS) <= set(RULES)


def test_updates_are_judged_like_responses(judgement: Judgement) -> None:
    """What breaks a response of a model breaks an update of it."""
    for case, findings in zip(CASES, judgement.forward, strict=True):
        if "read@" in case.old.routes and "feed@" in case.old.routes:
            assert _broken(findings, "response") == _broken(findings, "update")


def test_nothing_changes_between_a_version_and_itself(judgement: Judgement) -> None:
    """The difference of an API and itself is empty."""
    assert ((), ()) == (
        find_changes(judgement.old, judgement.old, today=TODAY),
        find_changes(judgement.new, judgement.new, today=TODAY),
    )
