"""Fixtures: the served feeds, shared by scenarios that leave the process alive, each on feeds of its own."""

from collections.abc import Iterator
from itertools import count

import pytest
from tests.faults.served import ServedFeeds, served_feeds

_numbers = count(1)


@pytest.fixture(autouse=True)
def short_linger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let topics of applications in this process end soon after their last subscriber."""
    monkeypatch.setenv("TRADEGEN_MAX_LINGER_S", "1")


@pytest.fixture(scope="session")
def feeds() -> Iterator[ServedFeeds]:
    """A server process that no scenario ends."""
    with served_feeds() as server:
        yield server


@pytest.fixture
def name() -> str:
    """The name of a feed that nobody else uses."""
    return f"feed{next(_numbers)}"
