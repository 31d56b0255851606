"""What is counted, and who may read it."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator

import httpx
import pytest
from desk_api import create_app
from prometheus_client.core import Metric
from prometheus_client.openmetrics import parser as openmetrics
from tests.onboarding.markdown import table
from tests.onboarding.repository import ROOT
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk, order
from tests.runtime.scrape import Samples, scrape
from tests.runtime.server import RunningServer, serve
from tests.runtime.stalled import StalledReader
from tests.runtime.talk import Talk, talk
from tests.runtime.turns import turns_until

from tradegen_runtime.metrics.route import MetricsSettingError
from tradegen_runtime.tally import STALL_S, LatencyTally, LoopTally

ORDERS = {"module": "desk", "topic": "orders"}

parse_openmetrics: Callable[[str], Iterable[Metric]] = openmetrics.text_string_to_metric_families


def value(samples: Samples, name: str, **labels: str) -> float:
    """Return one sample."""
    return samples[name, tuple(sorted(labels.items()))]


async def test_life_of_an_update_is_counted(server: RunningServer, desk: Desk) -> None:
    """Published once, delivered to each subscriber, and timed, on both delivery paths."""
    async with talk(server.ws + DESK_WS) as first, talk(server.ws + DESK_WS) as second:
        for client in (first, second):
            await client.follow()
        for number in range(1, 4):
            desk.publishers["A"](order(number))
        for client in (first, second):
            for _ in range(3):
                await client.receive()
        samples = await scrape(server)
    assert (2, 2) == (
        value(samples, "tradegen_connections"),
        value(samples, "tradegen_connections_accepted_total"),
    )
    assert (1, 2) == (value(samples, "tradegen_topics", **ORDERS), value(samples, "tradegen_subscriptions", **ORDERS))
    assert 3 == value(samples, "tradegen_updates_published_total", **ORDERS)
    assert 6 == value(samples, "tradegen_updates_delivered_total", **ORDERS)
    assert value(samples, "tradegen_publish_to_write_seconds_count") >= 6
    assert 0 == value(samples, "tradegen_updates_published_total", module="desk", topic="load")


async def test_ends_and_returns_are_counted(server: RunningServer, desk: Desk) -> None:
    """Closes by code, and resumes by what they missed."""
    async with talk(server.ws + DESK_WS) as stays, talk(server.ws + DESK_WS) as leaves:
        epoch = (await stays.follow())["epoch"]
        await leaves.ask("ping")
        await leaves.socket.close(1000)
        for resumed in (epoch, "another"):
            async with talk(server.ws + DESK_WS) as back:
                await back.follow(resume={"epoch": resumed, "seq": 0})
                await back.socket.close(4444)
        async with talk(server.ws + DESK_WS) as abuser:
            for _ in range(11):
                await abuser.socket.send("nope")
            await abuser.close_code()
        await turns_until(lambda: len(server.app.state.realtime.connections) == 1)
        samples = await scrape(server)
    assert [1, 2, 1] == [
        value(samples, "tradegen_connections_closed_total", code=code) for code in ("1000", "other", "4509")
    ]
    assert [1, 1] == [
        value(samples, "tradegen_resumes_total", outcome=outcome, **ORDERS) for outcome in ("recovered", "unrecovered")
    ]
    assert 1 == value(samples, "tradegen_gaps_total", **ORDERS)


async def test_restarts_are_counted(client: Talk, server: RunningServer, desk: Desk) -> None:
    """A source that failed and runs again is a restart, and a gap for each follower."""
    await client.follow()
    desk.crash.set()
    assert "orders.stale" == (await client.receive())["type"]
    desk.crash.clear()
    assert "orders.fresh" == (await client.receive())["type"]
    samples = await scrape(server)
    assert 1 == value(samples, "tradegen_source_restarts_total", **ORDERS)
    assert 1 == value(samples, "tradegen_gaps_total", **ORDERS)


async def test_refused_upgrades_are_counted(app_server: RunningServer) -> None:
    """Whoever is not let in is counted by reason."""
    app_server.app.state.realtime.begin_drain()
    with pytest.raises(Exception, match="503"):
        async with talk(app_server.ws + DESK_WS):
            raise AssertionError("it was let in")
    assert 1 == value(await scrape(app_server), "tradegen_connections_refused_total", reason="going_away")


async def test_outbox_of_a_stalled_reader_is_seen(app_server: RunningServer, desk: Desk) -> None:
    """Bytes that wait for a reader that reads nothing are in the gauge."""
    async with StalledReader(app_server.port, DESK_WS) as stalled:
        await stalled.send({"type": "orders.subscribe", "payload": {"accountId": "A"}})
        await turns_until(lambda: "A" in desk.publishers)
        (connection,) = app_server.app.state.realtime.connections
        while not (connection.outbox.blocked and connection.outbox.size_bytes):
            desk.publishers["A"](order(1, symbol="x" * 10_000))
            await asyncio.sleep(0)
        assert connection.outbox.size_bytes == value(await scrape(app_server), "tradegen_outbox_bytes")


async def test_requests_are_counted_by_operation(app_server: RunningServer) -> None:
    """REST counts by operation id and status, never by URL; what is no operation is ``other``."""
    async with httpx.AsyncClient(base_url=app_server.http) as http:
        for url in ("/api/v1/desk/orders/o1", "/api/v1/desk/orders/o2", "/nowhere", "/livez"):
            await http.get(url)
        body = {"symbol": "BOOM", "side": "buy", "qty": 1, "accountId": "A"}
        assert 500 == (await http.post("/api/v1/desk/orders", json=body)).status_code
    samples = await scrape(app_server)
    counted = {labels: count for (name, labels), count in samples.items() if name == "tradegen_rest_requests_total"}
    assert {
        (("operation", "getOrder"), ("status", "404")): 2,
        (("operation", "other"), ("status", "404")): 1,
        (("operation", "other"), ("status", "200")): 1,
        (("operation", "placeOrder"), ("status", "500")): 1,
    } == counted
    assert 2 == value(samples, "tradegen_rest_request_seconds_count", operation="getOrder")


async def test_stall_of_the_loop_is_counted(app_server: RunningServer) -> None:
    """X17: what blocks the event loop raises the stall metric."""
    loop_tally: LoopTally = app_server.app.state.realtime.loop_tally
    time.sleep(STALL_S + 0.2)  # noqa: ASYNC251 (this is the fault)
    await turns_until(lambda: loop_tally.stalls > 0)
    assert loop_tally.stalled_s > STALL_S


def test_times_are_counted_by_bound() -> None:
    """A time counts below the first bound that it does not exceed; the last count is of those above all."""
    tally = LatencyTally((1.0, 2.0))
    for seconds in (0.5, 1.0, 1.5, 9.0):
        tally.observe(seconds)
    tally.observe(2.0, 3)
    assert ([2, 4, 1], 18.0) == (tally.counts, tally.sum_s)


@pytest.fixture
def documented() -> Iterator[tuple[set[str], dict[str, set[str]]]]:
    """The metrics of the page, and their labels."""
    rows = table((ROOT / "docs" / "operations.md").read_text(encoding="utf-8"), "metric", "labels", "says")
    labels = {name.strip("`"): {label.strip("` ") for label in text.split(",")} - {""} for name, text, _ in rows}
    yield set(labels), labels


async def test_every_metric_is_documented(
    app_server: RunningServer, desk: Desk, documented: tuple[set[str], dict[str, set[str]]]
) -> None:
    """The page has the metrics that are exposed, with their labels, and no others."""
    names, labels = documented
    async with talk(app_server.ws + DESK_WS) as client:
        await client.follow()
    await turns_until(lambda: not app_server.app.state.realtime.connections)
    app_server.app.state.realtime.tally.refused["FORBIDDEN"] += 1
    await scrape(app_server)
    exposed: dict[str, set[str]] = {}
    for name, found in await scrape(app_server):
        if name.endswith(("_created", "_sum", "_count")):
            continue
        exposed.setdefault(name.removesuffix("_bucket"), set()).update({label for label, _ in found} - {"le"})
    assert names == set(exposed)
    assert labels == exposed


async def test_metrics_are_valid_openmetrics(app_server: RunningServer, desk: Desk) -> None:
    """A scraper that accepts OpenMetrics gets it, by its strict rules, with words about every metric."""
    async with talk(app_server.ws + DESK_WS) as client:
        await client.follow()
        desk.publishers["A"](order(1))
        await client.receive()
        async with httpx.AsyncClient(base_url=app_server.http) as http:
            await http.get("/api/v1/desk/orders", params={"accountId": "A"})
            answer = await http.get("/metrics", headers={"Accept": "application/openmetrics-text;version=1.0.0"})
    assert "application/openmetrics-text" == answer.headers["content-type"].partition(";")[0]
    families: list[Metric] = list(parse_openmetrics(answer.text))
    assert [] == [family.name for family in families if not family.documentation or family.type == "unknown"]
    assert {"counter", "gauge", "histogram"} == {family.type for family in families}


async def test_peers_make_no_labels(app_server: RunningServer) -> None:
    """Whatever codes peers close with, whatever keys and paths they ask for, the number of series stays the same."""
    async with talk(app_server.ws + DESK_WS) as client, httpx.AsyncClient(base_url=app_server.http) as http:
        for number in range(5):
            await client.follow(f'A{number}"}}\n')
            await http.get(f"/api/v1/desk/orders/o{number}")
            await http.get(f"/nowhere/{number}")
        app_server.app.state.realtime.tally.closed.update(range(1000, 5000))
        names = [(name, labels) for name, labels in await scrape(app_server) if not name.endswith("_bucket")]
    closed = [dict(labels)["code"] for name, labels in names if name == "tradegen_connections_closed_total"]
    assert (18, True) == (len(closed), "other" in closed)
    assert {"desk"} == {dict(labels)["module"] for _, labels in names if "module" in dict(labels)}
    assert {"orders", "load"} == {dict(labels)["topic"] for _, labels in names if "topic" in dict(labels)}
    operations = {dict(labels)["operation"] for _, labels in names if "operation" in dict(labels)}
    assert {"getOrder", "other"} == operations


async def test_metrics_can_be_closed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a token nobody reads them without it; switched off they are not there; other words are refused."""
    monkeypatch.setenv("TRADEGEN_METRICS_TOKEN", "s3cret")
    async with (
        serve(create_app(services={"desk": lambda _: desk})) as server,
        httpx.AsyncClient(base_url=server.http) as http,
    ):
        for header in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic s3cret"}):
            assert 401 == (await http.get("/metrics", headers=header)).status_code
        assert 200 == (await http.get("/metrics", headers={"Authorization": "Bearer s3cret"})).status_code
    monkeypatch.setenv("TRADEGEN_METRICS", "off")
    async with (
        serve(create_app(services={"desk": lambda _: desk})) as server,
        httpx.AsyncClient(base_url=server.http) as http,
    ):
        assert 404 == (await http.get("/metrics")).status_code
    monkeypatch.setenv("TRADEGEN_METRICS", "yes")
    with pytest.raises(MetricsSettingError):
        create_app(services={"desk": lambda _: desk})
