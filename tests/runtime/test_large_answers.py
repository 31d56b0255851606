"""Snapshots that are larger than what may otherwise wait for a connection."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import ClassVar

import pytest
from fastapi import FastAPI
from pydantic import BaseModel
from tests.runtime.core import Board, QuietSender, StillClock
from tests.runtime.server import DeliveryPath, serve
from tests.runtime.talk import talk

from tradegen_runtime.codec import ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.links.outbox import Outbox, OutboxLimits
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import FastWSAdapter, topic_operations
from tradegen_runtime.sessions.realtime import Realtime
from tradegen_runtime.sessions.settings import Settings
from tradegen_runtime.topics.topic_binding import Source
from tradegen_runtime.wire import SharedFrame

LISTS = 4
ITEMS = b'["' + b"x" * 50_000 + b'"]'
LIMITS = OutboxLimits(max_bytes=10_000)


class Shelf(BaseModel):
    """Params."""

    name: str


class Book(BaseModel):
    """An update."""

    title: str


class ShelfRouter:
    """A topic whose list is long."""

    route: ClassVar[str] = "shelf"
    delivery: ClassVar[Delivery] = Delivery()

    def __init__(self) -> None:
        self._params = ParamsCodec(Shelf)
        self._update = UpdateCodec(Book)

    def parse_params(self, payload: bytes) -> Shelf:
        return self._params.parse(payload)

    def topic_key(self, params: Shelf) -> str:
        return self._params.topic_key(self.route, params)

    def encode_update(self, update: Book) -> bytes:
        return self._update.encode(update)

    def open_source(self, params: Shelf, publish: Publish[Book]) -> Source:
        return nullcontext()


async def long_list(params: Shelf) -> bytes:
    """Return more than may otherwise wait."""
    return ITEMS


def shelf_app() -> FastAPI:
    """Return an application whose outboxes are smaller than its lists."""
    realtime = Realtime(Settings(outbox=LIMITS))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with realtime:
            yield

    app = FastAPI(lifespan=lifespan)
    endpoint = FastWSAdapter(path="/ws", realtime=realtime, title="Shelves", version="1.0.0")
    endpoint.include_router(topic_operations(ShelfRouter(), params=Shelf, update=Book, snapshot=long_list))
    endpoint.setup(app)
    return app


async def test_reader_is_not_slow_because_lists_are_long(path: DeliveryPath) -> None:
    """Lists that were asked for at once arrive, whole, on any server, and the connection goes on."""
    async with serve(shelf_app(), path=path) as server, talk(f"{server.ws}/ws") as reader:
        for number in range(LISTS):
            assert "ok" == (await reader.ask("shelf.subscribe", {"name": str(number)}))["status"]
        for number in range(LISTS):
            await reader.send("shelf.snapshot", {"name": str(number)}, id=number)
        answers = [await reader.receive() for _ in range(LISTS)]
        assert set(range(LISTS)) == {answer["id"] for answer in answers}
        assert [json.loads(ITEMS)] * LISTS == [answer["payload"]["items"] for answer in answers]
        assert {} == await reader.ask("ping")


@pytest.fixture
def outbox() -> Outbox:
    """An outbox of 100 bytes, and 300 of answers."""
    limits = OutboxLimits(max_bytes=100, max_answer_bytes=300)
    return Outbox(limits=limits, clock=StillClock(), sender=QuietSender())


def answer(size: int) -> SharedFrame:
    """Return an answer of some bytes."""
    return SharedFrame(b"x" * size)


def test_answers_wait_beside_updates(outbox: Outbox) -> None:
    """They take no room from updates, whose bound holds as before."""
    outbox.blocked = True
    assert outbox.append_answer(answer(250))
    outbox.append(answer(100))
    assert (False, 350) == (outbox.overflowed, outbox.size_bytes)
    outbox.append(answer(1))
    assert outbox.overflowed


def test_answers_are_bounded_themselves(outbox: Outbox) -> None:
    """One may be of any size; more wait only within the bound, and those that have left make room."""
    outbox.blocked = True
    assert outbox.append_answer(answer(400))
    assert not outbox.append_answer(answer(1))
    assert 400 == outbox.size_bytes
    outbox.take(1)
    assert outbox.append_answer(answer(200))
    assert outbox.append_answer(answer(100))
    assert not outbox.append_answer(answer(1))
    assert (False, 300) == (outbox.overflowed, outbox.size_bytes)


def test_overflowed_outbox_keeps_no_answer(outbox: Outbox) -> None:
    """Whoever is too slow is sent nothing more."""
    outbox.append_answer(answer(10))
    outbox.append(answer(101))
    assert (True, 0) == (outbox.overflowed, outbox.size_bytes)
    assert outbox.append_answer(answer(400))
    assert 0 == len(outbox)


def test_list_that_finds_no_room_is_refused_for_now() -> None:
    """The connection lives, and its client asks again later."""
    board = Board()
    seat = board.session(outbox=OutboxLimits(max_bytes=1000, max_answer_bytes=500))
    seat.send("t.subscribe", id="s")
    board.open()
    seat.outbox.blocked = True
    for number in range(2):
        seat.send("t.snapshot", id=str(number))
        board.reads.started[number].answer(["x" * 300])
    told = [
        (frame.get("id"), frame["payload"].get("code"), frame["payload"].get("retryable")) for frame in seat.taken()
    ]
    assert [("s", None, None), ("0", None, None), ("1", "RATE_LIMITED", True)] == told
