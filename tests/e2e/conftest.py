"""Fixtures: the real server, as both kinds of servers run it."""

from collections.abc import Iterator

import pytest
from tests.e2e.live_server import SERVER_KINDS, LiveServer, live_server

ACCOUNTS = ",".join(f"{name}:margin:100000:USD" for name in ("demo", "traveller", "shared", "both"))
"""An account for each test that trades."""


@pytest.fixture(scope="session", params=SERVER_KINDS)
def server(request: pytest.FixtureRequest) -> Iterator[LiveServer]:
    """The trading API on each kind of server, shared by tests that leave it as it is."""
    with live_server(request.param, TRADING_BROKER_ACCOUNTS=ACCOUNTS) as running:
        yield running


@pytest.fixture(params=SERVER_KINDS)
def own_server(request: pytest.FixtureRequest) -> Iterator[LiveServer]:
    """The trading API on each kind of server, for a test that stops or changes it."""
    with live_server(request.param, TRADING_BROKER_ACCOUNTS=ACCOUNTS) as running:
        yield running
