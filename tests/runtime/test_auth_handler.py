"""What FastWS's authentication handler does to upgrades while it takes its time."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from fastapi import WebSocket
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk, desk_app
from tests.runtime.scrape import told
from tests.runtime.server import DeliveryPath, RunningServer, serve
from tests.runtime.talk import talk
from tests.runtime.turns import turns_until
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tradegen_runtime.sessions.settings import Settings


class SlowHandler:
    """Decides when the test says so; ``accepts``: it accepts the upgrade before."""

    def __init__(self, *, accepts: bool) -> None:
        self.accepts = accepts
        self.asked = asyncio.Event()
        self.may_decide = asyncio.Event()

    async def __call__(self, websocket: WebSocket) -> bool:
        if self.accepts:
            await websocket.accept()
        self.asked.set()
        await self.may_decide.wait()
        if not self.accepts:
            await websocket.accept()
        return True


@pytest.fixture
async def impatient(desk: Desk, path: DeliveryPath) -> AsyncIterator[RunningServer]:
    """A server that waits for nobody."""
    async with serve(desk_app(desk, Settings(source_open_timeout_s=0.05)), path=path) as running:
        yield running


def handler(server: RunningServer, *, accepts: bool = False) -> SlowHandler:
    """Let a handler decide who may use the server."""
    slow = SlowHandler(accepts=accepts)
    server.app.state.endpoints[0].auth_handler = slow
    return slow


async def test_handler_that_takes_its_time(server: RunningServer) -> None:
    """What it has accepted is served."""
    handler(server).may_decide.set()
    async with talk(server.ws + DESK_WS) as client:
        assert "ok" == (await client.follow())["status"]


async def test_handler_that_takes_too_long(impatient: RunningServer) -> None:
    """An upgrade is answered 503, one that was accepted already is closed with 4001; both are counted."""
    handler(impatient)
    with pytest.raises(InvalidStatus) as refused:
        await connect(impatient.ws + DESK_WS, proxy=None)
    assert 503 == refused.value.response.status_code
    handler(impatient, accepts=True)
    async with talk(impatient.ws + DESK_WS) as client:
        assert 4001 == await client.close_code()
    assert {"connections_refused_total auth_handler": 2} == await told(impatient)


async def test_client_that_does_not_wait_for_it(server: RunningServer, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever goes while a handler reads its token leaves nothing behind, no line in the log either."""
    logging.getLogger("uvicorn").addHandler(caplog.handler)

    async def read_token(websocket: WebSocket) -> bool:
        await websocket.accept()
        return bool(await websocket.receive_text())

    server.app.state.endpoints[0].auth_handler = read_token
    async with talk(server.ws + DESK_WS):
        pass
    await turns_until(lambda: not server.uvicorn.server_state.tasks)
    logging.getLogger("uvicorn").removeHandler(caplog.handler)
    assert {} == await told(server)
    assert [] == [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


async def test_drain_does_not_wait_for_it(app_server: RunningServer) -> None:
    """An upgrade that was accepted already is closed with 4001 when the server stops."""
    slow = handler(app_server, accepts=True)
    async with talk(app_server.ws + DESK_WS) as client:
        await slow.asked.wait()
        app_server.uvicorn.should_exit = True
        assert 4001 == await client.close_code()
