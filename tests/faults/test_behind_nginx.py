"""The promises behind a real nginx, with TLS, as docs/operations.md sets it up."""

import asyncio
import json
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.e2e.live_server import PATIENCE_S
from tests.faults.followers import all_until, at, followers_of_both
from tests.faults.nginx import Nginx, needs_nginx, read_timeout_s, started_nginx
from tests.faults.served import FEEDS_WS, ServedFeeds, served_feeds
from tests.runtime.stalled import StalledReader
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tradegen_runtime.sessions.settings import Settings

pytestmark = needs_nginx

BURST = 2000
STEP = 300
FILLER = 4000
MOST_STEPS = 40
TOO_SLOW = 4008
ENDLESS = "x" * 100_000
TOO_LARGE = 9 << 20


@pytest.fixture
def behind(tmp_path: Path, feeds: ServedFeeds, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nginx]:
    """nginx in front of the feeds; both languages' clients trust its certificate."""
    with started_nginx(tmp_path, feeds.port) as running:
        monkeypatch.setenv("SSL_CERT_FILE", str(running.certificate))
        monkeypatch.setenv("NODE_EXTRA_CA_CERTS", str(running.certificate))
        yield running


def following(behind: Nginx, **headers: str) -> connect:
    """Open a WebSocket on the feeds, through nginx."""
    return connect(
        behind.url.replace("https", "wss") + FEEDS_WS,
        ssl=ssl.create_default_context(cafile=behind.certificate),
        additional_headers=headers,
        proxy=None,
    )


async def receive(client: ClientConnection) -> str:
    """Return the type of the next frame."""
    async with asyncio.timeout(PATIENCE_S):
        name: str = json.loads(await client.recv())["type"]
        return name


async def test_burst_and_restart_of_the_proxy(behind: Nginx, feeds: ServedFeeds, name: str) -> None:
    """Both clients get every update; when the proxy is gone for a moment, they resume what the server has kept."""
    async with followers_of_both(behind.url, ("journal", name), speed=5) as followers:
        await asyncio.to_thread(feeds.publish, "journal", name, BURST)
        await all_until(followers, at(BURST))
        behind.stop()
        await asyncio.to_thread(feeds.publish, "journal", name, 100)
        behind.start()
        await all_until(followers, at(BURST + 100))
        assert [(2, 0)] * 2 == [(one.live, one.account.told) for one in followers]


async def test_restart_of_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The goodbye passes through with its code; 502 is no refusal, so both clients are back when a server is."""
    with served_feeds(TRADEGEN_DRAIN_S=0.5) as server, started_nginx(tmp_path, server.port) as behind:
        monkeypatch.setenv("SSL_CERT_FILE", str(behind.certificate))
        monkeypatch.setenv("NODE_EXTRA_CA_CERTS", str(behind.certificate))
        async with followers_of_both(behind.url, ("ticks", name), speed=5) as followers, following(behind) as client:
            server.terminate()
            assert "goaway" == await receive(client)
            with pytest.raises(ConnectionClosed):
                await receive(client)
            assert 4001 == client.close_code
            await asyncio.to_thread(server.wait)
            with pytest.raises(InvalidStatus) as refused:
                await following(behind)
            assert 502 == refused.value.response.status_code
            server.start()
            await all_until(followers, lambda one: one.live == 2)
            assert [["epoch"]] * 2 == [one.account.reasons for one in followers]


async def test_stalled_reader_is_too_slow(behind: Nginx, feeds: ServedFeeds, name: str) -> None:
    """When all that lies between is full, the server lets go of the reader; who reads notices nothing."""
    async with (
        followers_of_both(behind.url, ("ticks", name)) as healthy,
        StalledReader(behind.plain_port, FEEDS_WS) as stalled,
    ):
        await stalled.send({"type": "ticks.subscribe", "payload": {"name": name}})
        await stalled.read_frames(1)
        slow = feeds.closed(TOO_SLOW)
        for number in range(1, MOST_STEPS + 1):
            await asyncio.to_thread(feeds.publish, "ticks", name, STEP, filler=FILLER)
            await all_until(healthy, at(STEP * number))
            if feeds.closed(TOO_SLOW) > slow:
                break
        await feeds.settles(lambda _: feeds.closed(TOO_SLOW) == slow + 1)
        assert [(1, 0)] * 2 == [(one.live, one.account.told) for one in healthy]


async def test_what_never_ends_ends_at_the_proxy(behind: Nginx, feeds: ServedFeeds) -> None:
    """Endless headers and bodies are refused before the server is asked; metrics are not for strangers."""
    trusting = ssl.create_default_context(cafile=behind.certificate)
    async with httpx.AsyncClient(base_url=behind.url, verify=trusting) as client:
        assert 200 == (await client.get("/api/v1/feeds/facts")).status_code
        assert 400 == (await client.get("/api/v1/feeds/facts", headers={"X-Endless": ENDLESS})).status_code
        assert 413 == (await client.post("/api/v1/feeds/publish", content=bytes(TOO_LARGE))).status_code
        assert 403 == (await client.get("/metrics")).status_code


def test_quiet_sockets_stay() -> None:
    """What nginx waits for is longer than the silence between two heartbeats."""
    assert read_timeout_s() > (Settings().heartbeat_s or 0)
