"""Fixtures: everything the law is proven for, built once, with its Python on disk and importable."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import pytest
from tests.golden.tree import write_tree
from tests.introspect.rows import PROJECT
from tests.roundtrip.law import accepted_values, sent_values
from tests.roundtrip.pairs import Pair, pairs_of
from tests.roundtrip.subjects import Subject, build_subjects

from tradegen.ir import Direction

Drawn = Callable[[str, Direction], Mapping[Pair, list[bytes]]]


@pytest.fixture(scope="session")
def subjects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Subject]]:
    """Every subject by name; their clients and their contracts can be imported."""
    folder = tmp_path_factory.mktemp("roundtrip")
    found = {subject.name: subject for subject in build_subjects(folder / "projects")}
    write_tree(folder / "clients", dict(_python_files(found.values())))
    contracts = (str(subject.project.contracts_root) for subject in found.values())
    added = [path for path in (str(folder / "clients"), str(PROJECT), *contracts) if path not in sys.path]
    sys.path += added
    yield found
    sys.path[:] = [path for path in sys.path if path not in added]


@pytest.fixture(scope="session")
def drawn(subjects: Mapping[str, Subject]) -> Drawn:
    """What was sent of each type of a subject in one direction; drawing it proves the law in Python."""

    @cache
    def draw(name: str, direction: Direction) -> Mapping[Pair, list[bytes]]:
        subject = subjects[name]
        return {
            pair: sent_values(pair) if direction == "out" else accepted_values(pair, subject)
            for pair in pairs_of(subject, direction)
        }

    return draw


def _python_files(found: Iterable[Subject]) -> Iterator[tuple[str, bytes]]:
    for subject in found:
        prefix = f"python/{subject.project.client}/"
        for file in subject.files:
            if file.path.startswith(prefix):
                yield file.path.removeprefix("python/"), file.content
