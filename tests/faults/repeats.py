"""A pytest plugin for `make soak`: each test runs ``FAULT_REPEATS`` times (``pytest -p tests.faults.repeats``)."""

import os
from typing import Final

import pytest

REPEATS: Final = int(os.environ.get("FAULT_REPEATS", "20"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every test a number that it does not use."""
    metafunc.fixturenames.append("repeat")
    metafunc.parametrize("repeat", range(REPEATS))


@pytest.fixture
def repeat(request: pytest.FixtureRequest) -> int:
    """How many times the test has run before."""
    number: int = request.param
    return number
