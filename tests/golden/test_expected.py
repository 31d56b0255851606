"""Every case gives exactly the bytes, or exactly the refusal, that its folder holds."""

from collections.abc import Mapping

import pytest
from tests.golden.build import Output
from tests.golden.cases import Case, find_cases
from tests.golden.tree import difference, expected_part, read_tree

CASES = find_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_output_is_as_expected(case: Case, outputs: Mapping[Case, Output]) -> None:
    """A build gives the expected files and lines (``python -m tests.golden --record`` takes the new ones)."""
    output = outputs[case]
    assert case.expected_lines() == output.lines
    assert "" == difference(read_tree(case.tree), expected_part(case, output.files))


def test_documents_packed_into_the_server_are_the_emitted_ones(good_outputs: Mapping[Case, Output]) -> None:
    """A server package carries the very documents that stand in ``specs``."""
    for case, output in good_outputs.items():
        packed = {path: content for path, content in output.files.items() if path.startswith(f"python/{case.server}/")}
        for path, content in packed.items():
            if path.endswith(".json"):
                assert content == output.files[path.replace(f"python/{case.server}/", "specs/")]


def test_there_are_enough_cases() -> None:
    """The corpus keeps its breadth."""
    assert len(CASES) >= 40
