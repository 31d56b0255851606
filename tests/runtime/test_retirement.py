"""What is on its way out tells so in every answer, and is gone from the day of its sunset on."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar, Final

import httpx
import pytest
from fastapi import APIRouter
from fastws import OperationRouter
from tests.runtime.server import RunningServer, serve
from tests.runtime.talk import talk

from tradegen_runtime.application import assemble
from tradegen_runtime.codec import NoParams, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.module import BoundModule
from tradegen_runtime.publish import Publish
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.rest.retiring import retiring
from tradegen_runtime.retirement import Retirement
from tradegen_runtime.sessions.fastws_adapter import topic_operations

LINK: Final = "https://example.org/migration"


class Day:
    """A wall clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = _at(2026, 6, 30)

    def __call__(self) -> float:
        return self.now


def _at(year: int, month: int, day: int) -> float:
    return datetime(year, month, day, tzinfo=UTC).timestamp()


class Ticks:
    """A topic that ends in July."""

    route: ClassVar[str] = "ticks"
    delivery: ClassVar[Delivery] = Delivery()

    def parse_params(self, payload: bytes) -> None:
        NoParams().parse(payload)

    def topic_key(self, params: None) -> str:
        return self.route

    def encode_update(self, update: int) -> bytes:
        return UpdateCodec(int).encode(update)

    @asynccontextmanager
    async def open_source(self, params: None, publish: Publish[int]) -> AsyncIterator[None]:
        yield

    def operations(self) -> OperationRouter:
        return topic_operations(self, params=None, update=int, retirement=Retirement.of(sunset="2026-07-01"))


@dataclass(frozen=True)
class Old:
    """A module whose every part is on its way out."""

    name: ClassVar[str] = "old"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "Old"
    base: ClassVar[str] = "/api/v1/old"
    ws_path: ClassVar[str] = "/api/v1/old/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "desk_api.desk"

    def bind(self, service: object) -> BoundModule:
        router = APIRouter(prefix=self.base)

        @router.get("/price", dependencies=[retiring(since="2026-01-15", sunset="2026-07-01", link=LINK)])
        async def price(known: bool = True) -> int:
            if not known:
                raise Refusal("UNKNOWN", "No such price", status=404)
            return 7

        @router.get("/news", dependencies=[retiring(link=LINK)])
        async def news() -> int:
            return 1

        @router.get("/current")
        async def current() -> int:
            return 2

        return BoundModule(rest=router, topics=(Ticks().operations(),))


@pytest.fixture
def day() -> Day:
    """The day it is."""
    return Day()


@pytest.fixture
async def server(day: Day) -> AsyncIterator[RunningServer]:
    """The module, served."""
    factories = {"old": "tests.runtime.test_retirement:nothing"}
    app = assemble(title="T", version="1", modules=(Old(),), factories=factories, environment={}, wall_clock=day)
    async with serve(app) as running:
        yield running


def nothing(_: object) -> object:
    """Stand for a service."""
    return object()


def _get(server: RunningServer, path: str) -> AbstractAsyncContextManager[httpx.AsyncClient]:
    return httpx.AsyncClient(base_url=f"{server.http}/api/v1/old{path}")


@pytest.mark.parametrize(("query", "status"), [("", 200), ("?known=false", 404), ("?known=maybe", 422)])
async def test_every_answer_tells(server: RunningServer, query: str, status: int) -> None:
    """Answers and errors carry the dates as RFC 9745 and RFC 8594 spell them, and where to read more."""
    async with _get(server, "") as http:
        answer = await http.get(f"/price{query}")
    assert status == answer.status_code
    assert ("@1768435200", "Wed, 01 Jul 2026 00:00:00 GMT") == (
        answer.headers["deprecation"],
        answer.headers["sunset"],
    )
    assert f'<{LINK}>; rel="deprecation", <{LINK}>; rel="sunset"' == answer.headers["link"]


async def test_only_what_is_known_is_told(server: RunningServer) -> None:
    """Without dates there is no header of theirs, and operations beside it tell nothing."""
    async with _get(server, "") as http:
        news, current = await http.get("/news"), await http.get("/current")
    assert f'<{LINK}>; rel="deprecation"' == news.headers["link"]
    assert not {"deprecation", "sunset"} & set(news.headers)
    assert not {"deprecation", "sunset", "link"} & set(current.headers)


async def test_an_operation_is_gone_from_its_sunset_on(server: RunningServer, day: Day) -> None:
    """From midnight UTC on it answers 410 with a problem document, before anything else is looked at."""
    day.now = _at(2026, 7, 1) - 1
    async with _get(server, "") as http:
        before = await http.get("/price")
        day.now = _at(2026, 7, 1)
        after = await http.get("/price?known=maybe")
        beside = await http.get("/current")
    problem = after.json()
    assert (200, 410, 200) == (before.status_code, after.status_code, beside.status_code)
    assert ("application/problem+json", "SUNSET", 410) == (
        after.headers["content-type"],
        problem["code"],
        problem["status"],
    )
    assert "Wed, 01 Jul 2026 00:00:00 GMT" == after.headers["sunset"]


async def test_a_topic_is_refused_from_its_sunset_on(server: RunningServer, day: Day) -> None:
    """Who follows it may go on and leave; a new subscription is refused for good."""
    async with talk(f"{server.ws}/api/v1/old/ws") as client:
        assert "ok" == (await client.ask("ticks.subscribe"))["status"]
        day.now = _at(2026, 7, 1)
        refused = await client.ask("ticks.subscribe")
        assert ("error", "SUNSET", False) == (refused["status"], refused["code"], refused["retryable"])
        assert "ok" == (await client.ask("ticks.unsubscribe"))["status"]


def test_dates_that_are_not_given_do_nothing() -> None:
    """A deprecation without dates neither ends nor tells."""
    assert Retirement() == Retirement.of()
    assert () == Retirement.of().headers()
    Retirement.of(since="2026-01-15").check(_at(2999, 1, 1))
    assert date(2026, 7, 1) == Retirement.of(sunset="2026-07-01").sunset
