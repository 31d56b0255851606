"""Fixtures: every case built once, and the workspace of all outputs."""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest
from tests.golden.build import Output, build, shared_processes
from tests.golden.cases import Case, find_cases
from tests.golden.checks import compile_typescript
from tests.golden.exchanges import ModulePlan, plan_case
from tests.golden.workspace import PYTHON, contracts_roots, fill_python, fill_typescript

Plan = tuple[ModulePlan, ...]


@pytest.fixture(scope="session")
def outputs() -> Mapping[Case, Output]:
    """What every case gives, good or bad."""
    with shared_processes():
        return {case: build(case) for case in find_cases()}


@pytest.fixture(scope="session")
def good_outputs(outputs: Mapping[Case, Output]) -> Mapping[Case, Output]:
    """What the cases give that are built."""
    return {case: output for case, output in outputs.items() if output.files}


@pytest.fixture(scope="session")
def python_packages(good_outputs: Mapping[Case, Output]) -> Iterator[Mapping[Case, Output]]:
    """The emitted Python packages on disk and importable, with the contracts."""
    fill_python(good_outputs)
    before = list(sys.path)
    sys.path[:0] = [str(PYTHON), *contracts_roots(good_outputs)]
    yield good_outputs
    sys.path[:] = before


@pytest.fixture(scope="session")
def plan_of(python_packages: Mapping[Case, Output]) -> Callable[[Case], Plan]:
    """What client and server of a good case shall say to each other; made once for each."""
    return cache(lambda case: plan_case(case, python_packages[case].files))


@pytest.fixture(scope="session")
def npm_packages(good_outputs: Mapping[Case, Output], plan_of: Callable[[Case], Plan]) -> Mapping[Case, Output]:
    """The emitted npm packages on disk, with the programs that use them."""
    fill_typescript(good_outputs, {case: plan_of(case) for case in good_outputs if not case.has_codecs})
    return good_outputs


@pytest.fixture(scope="session")
def compiled(npm_packages: Mapping[Case, Output]) -> Mapping[Case, Output]:
    """The npm packages and programs as JavaScript."""
    complaints = compile_typescript("tsconfig.json")
    assert complaints == "", complaints
    return npm_packages
