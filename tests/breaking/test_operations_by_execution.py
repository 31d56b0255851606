"""The verdicts about queries and access against the truth: requests of old clients are put to the new operation.

``BREAKING_MUTATIONS`` sets how many changes are tried; 600 otherwise.
"""

import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from tests.breaking.case import Case, Version
from tests.breaking.compared import read_versions, verdicts
from tests.breaking.route_mutations import Operation, mutate, random_operation
from tests.breaking.served_query import operation_breaks

COUNT = int(os.environ.get("BREAKING_MUTATIONS", "600"))
BATCH = 300
_SIDE = 'class Side@(StrEnum):\n    BUY = "buy"\n    SELL = "sell"\n'


def _case(old: Operation, new: Operation, name: str) -> Case:
    return Case(name, Version(_SIDE, old.yaml()), Version(_SIDE, new.yaml()), rule="", expected=frozenset())


def test_verdicts_agree_with_what_happens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At least 99 % of what breaks is an error, and at most 5 % of the errors break nobody."""
    random = Random(20260115)
    pairs: list[tuple[Operation, Operation, str]] = []
    while len(pairs) < COUNT:
        old = random_operation(random)
        new, name = mutate(random, old)
        if len({param.name for param in new.params}) == len(new.params):
            pairs.append((old, new, name))
    counts: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    for first in range(0, COUNT, BATCH):
        batch = pairs[first : first + BATCH]
        old_api, new_api = read_versions(tmp_path / str(first), [_case(*pair) for pair in batch])
        for (old, new, name), findings in zip(batch, verdicts(old_api, new_api, len(batch)), strict=True):
            found = any(finding.level == "error" and "wire" in finding.breaks for finding in findings)
            breaks = operation_breaks(old, new)
            counts[breaks, found] += 1
            if breaks != found:
                wrong.append((name, old, new, [finding.rule for finding in findings]))
    broken, errors = counts[True, True] + counts[True, False], counts[True, True] + counts[False, True]
    if report := os.environ.get("BREAKING_REPORT"):
        Path(f"{report}.operations").write_text("\n\n".join(map(str, wrong)))
    with capsys.disabled():
        print(f"\n{COUNT} operations by execution: {broken} break, {counts[True, True]} told as errors; ", end="")
        print(f"{counts[False, True]} of {errors} errors break nobody")
    assert counts[True, True] >= 0.99 * broken, wrong[:5]
    assert counts[False, True] <= 0.05 * errors, wrong[:5]
