"""The verdicts against the truth: models are changed at random, and values exchanged between both versions.

``BREAKING_MUTATIONS`` sets how many changes are tried; 2,000 otherwise.
"""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from tests.breaking.case import MODEL_ROUTES, Case, Version
from tests.breaking.compared import read_versions, verdicts
from tests.breaking.exchange import key_breaks, load, request_breaks, response_breaks
from tests.breaking.mutations import mutate
from tests.breaking.shapes import Shape, random_shape

from tradegen.breaking.findings import Finding

COUNT = int(os.environ.get("BREAKING_MUTATIONS", "2000"))
BATCH = 400
_KEY_ROUTES = "topics:\n  feed@:\n    params: model.T@\n    update: int\n"


@dataclass(frozen=True)
class Trial:
    """A shape before and after; ``keyed``: it is the params of a topic."""

    old: Shape
    new: Shape
    keyed: bool
    name: str

    def case(self) -> Case:
        """The trial as a pair of versions."""
        routes = _KEY_ROUTES if self.keyed else MODEL_ROUTES
        versions = (Version(shape.code("T"), routes) for shape in (self.old, self.new))
        old, new = versions
        return Case(self.name, old, new, rule="", expected=frozenset())


@dataclass
class Score:
    """How the verdicts of one way compare with what really happens."""

    broken: int = 0
    found: int = 0
    found_as_error: int = 0
    harmless: int = 0
    false_errors: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, trial: Trial, findings: list[Finding], *, breaks: bool) -> None:
        """Add one trial."""
        levels = {finding.level for finding in findings if "wire" in finding.breaks}
        if breaks:
            self.broken += 1
            self.found += bool(levels - {"info"})
            self.found_as_error += "error" in levels
        else:
            self.harmless += 1
            self.false_errors += "error" in levels
        if breaks != ("error" in levels):
            rules = Counter(finding.rule for finding in findings)
            self.wrong.append(f"{'missed' if breaks else 'false'} {trial.name} {dict(rules)}\n{trial.old}\n{trial.new}")


def trials(random: Random, count: int) -> Iterator[Trial]:
    """Yield changes; every fourth is one of the params of a topic."""
    for number in range(count):
        keyed = number % 4 == 3
        old = random_shape(random, keyed=keyed)
        new, name = mutate(random, old, keyed=keyed)
        yield Trial(old, new, keyed, name)


def judge_batch(root: Path, batch: list[Trial], scores: dict[str, Score]) -> None:
    """Compare the verdicts of many trials with what happens."""
    old, new = read_versions(root, [trial.case() for trial in batch])
    for number, (trial, findings) in enumerate(zip(batch, verdicts(old, new, len(batch)), strict=True)):
        before, after = load(trial.old, "T", number), load(trial.new, "T", number)
        by_way = {way: [found for found in findings if found.way == way] for way in ("request", "response")}
        if trial.keyed:
            scores["key"].count(trial, by_way["request"], breaks=key_breaks(before, after, trial.old))
        else:
            scores["request"].count(trial, by_way["request"], breaks=request_breaks(before, after, trial.old))
            scores["response"].count(trial, by_way["response"], breaks=response_breaks(before, after, trial.new))


def test_verdicts_agree_with_what_happens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At least 99 % of what breaks is told, and at most 5 % of what is called an error breaks nobody."""
    random = Random(20240229)
    scores = {way: Score() for way in ("request", "response", "key")}
    waiting = list(trials(random, COUNT))
    for first in range(0, COUNT, BATCH):
        judge_batch(tmp_path / str(first), waiting[first : first + BATCH], scores)
    with capsys.disabled():
        print(f"\n{COUNT} mutations by execution:")
        for way, score in scores.items():
            print(
                f"  {way}: {score.broken} break, {score.found} told ({score.found_as_error} as errors); "
                f"{score.harmless} do not, {score.false_errors} called errors"
            )
    if report := os.environ.get("BREAKING_REPORT"):
        Path(report).write_text("\n\n".join(text for score in scores.values() for text in score.wrong))
    broken = sum(score.broken for score in scores.values())
    errors = sum(score.found_as_error + score.false_errors for score in scores.values())
    assert sum(score.found for score in scores.values()) >= 0.99 * broken
    assert sum(score.false_errors for score in scores.values()) <= 0.05 * errors
