"""All cases read once."""

from dataclasses import dataclass

import pytest
from tests.breaking.case import Case
from tests.breaking.compared import read_versions, verdicts
from tests.breaking.model_cases import FIELDS, KEYS, TYPES
from tests.breaking.route_cases import LIFECYCLE, MOVES, OPERATIONS, PARAMETERS, TOPICS

from tradegen.breaking.findings import Finding
from tradegen.ir import Api

CASES: tuple[Case, ...] = (*FIELDS, *TYPES, *KEYS, *OPERATIONS, *PARAMETERS, *TOPICS, *LIFECYCLE, *MOVES)


@dataclass(frozen=True)
class Judgement:
    """Both versions of all cases, with what is found from old to new and from new to old, per case."""

    old: Api
    new: Api
    forward: tuple[tuple[Finding, ...], ...]
    backward: tuple[tuple[Finding, ...], ...]


@pytest.fixture(scope="session")
def judgement(tmp_path_factory: pytest.TempPathFactory) -> Judgement:
    """The verdicts of every case."""
    old, new = read_versions(tmp_path_factory.mktemp("breaking"), CASES)
    return Judgement(old, new, verdicts(old, new, len(CASES)), verdicts(new, old, len(CASES)))
