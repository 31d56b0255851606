"""Fixtures: the real server."""

from collections.abc import Iterator

import pytest
from tests.e2e.live_server import LiveServer, live_server


@pytest.fixture(scope="session")
def server() -> Iterator[LiveServer]:
    """The trading API, served as ``tradegen serve`` does."""
    with live_server() as running:
        yield running
