"""Fixtures: the specimen's application on a real server, on both delivery paths."""

from collections.abc import AsyncIterator, Iterator

import pytest
from desk_api import create_app
from tests.runtime.desk import Desk
from tests.runtime.server import DELIVERY_PATHS, DeliveryPath, RunningServer, serve
from tests.runtime.talk import Talk, talk

DESK_WS = "/api/v1/desk/ws"


@pytest.fixture(autouse=True)
def no_linger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Topics end with their last subscriber, so that tests can wait for it."""
    monkeypatch.setenv("TRADEGEN_MAX_LINGER_S", "0")


@pytest.fixture
async def desk() -> Desk:
    """The service behind the application."""
    return Desk()


@pytest.fixture(params=DELIVERY_PATHS)
def path(request: pytest.FixtureRequest) -> Iterator[DeliveryPath]:
    """Each way in which frames reach the network."""
    yield request.param


@pytest.fixture
async def server(desk: Desk, path: DeliveryPath) -> AsyncIterator[RunningServer]:
    """The specimen's application, served."""
    async with serve(create_app(services={"desk": lambda _: desk}), path=path) as running:
        yield running


@pytest.fixture
async def app_server(desk: Desk) -> AsyncIterator[RunningServer]:
    """The specimen's application, served by our server only: for what no delivery path matters to."""
    async with serve(create_app(services={"desk": lambda _: desk})) as running:
        yield running


@pytest.fixture
async def client(server: RunningServer) -> AsyncIterator[Talk]:
    """A WebSocket on the desk's endpoint."""
    async with talk(server.ws + DESK_WS) as opened:
        yield opened
