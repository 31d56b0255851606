"""Snapshots and replays that are larger than what may otherwise wait for a connection."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from typing import ClassVar

import pytest
from fastapi import FastAPI
from pydantic import BaseModel
from tests.runtime.core import Board, QuietSender, Seat, StillClock
from tests.runtime.server import DeliveryPath, serve
from tests.runtime.talk import talk

from tradegen_runtime.codec import ParamsCodec, UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.links.outbox import Outbox, OutboxLimits, Skippable
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import FastWSAdapter, topic_operations
from tradegen_runtime.sessions.realtime import Realtime
from tradegen_runtime.sessions.settings import Settings
from tradegen_runtime.tally import TopicTally
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
    """An outbox of 100 bytes and two messages, and 300 bytes of answers, behind a transport that takes nothing."""
    limits = OutboxLimits(max_bytes=100, max_messages=2, max_answer_bytes=300)
    outbox = Outbox(limits=limits, clock=StillClock(), sender=QuietSender())
    outbox.blocked = True
    return outbox


def answer(outbox: Outbox, size: int, count: int = 1) -> None:
    """Queue answers of some bytes each."""
    for _ in range(count):
        outbox.append(SharedFrame(b"x" * size), is_answer=True)


def update(outbox: Outbox, size: int) -> None:
    """Queue an update of some bytes."""
    outbox.append(SharedFrame(b"x" * size))


def test_answers_wait_beside_updates(outbox: Outbox) -> None:
    """They take no room from updates, neither bytes nor messages, whose bounds hold as before."""
    answer(outbox, 50, count=5)
    update(outbox, 99)
    update(outbox, 1)
    assert (False, 350) == (outbox.overflowed, outbox.size_bytes)
    update(outbox, 0)
    assert outbox.overflowed


def test_answers_are_bounded_themselves(outbox: Outbox) -> None:
    """One may be of any size; more wait only within the bound, and those that have left make room."""
    assert outbox.has_room(400)
    answer(outbox, 400)
    assert not outbox.has_room(1)
    outbox.take(1)
    answer(outbox, 200)
    assert (True, False) == (outbox.has_room(100), outbox.has_room(101))


def test_overflowed_outbox_keeps_no_answer(outbox: Outbox) -> None:
    """Whoever is too slow is sent nothing more."""
    answer(outbox, 10)
    update(outbox, 101)
    assert (True, 0) == (outbox.overflowed, outbox.size_bytes)
    answer(outbox, 400)
    assert 0 == len(outbox)


def test_answers_that_are_too_old_leave_where_they_may() -> None:
    """A replay on a topic that drops its oldest is no exception, and what is counted stays right."""
    clock = StillClock()
    outbox = Outbox(limits=OutboxLimits(max_answer_bytes=300), clock=clock, sender=QuietSender())
    topic = Skippable(conflates=False, tally=TopicTally())
    outbox.blocked = True
    outbox.append(SharedFrame(b"x" * 300), topic, is_answer=True)
    clock.now += 9
    outbox.append(SharedFrame(b"y"), topic)
    clock.now += 2
    outbox.check_limits()
    assert (False, 1, 1) == (outbox.overflowed, outbox.size_bytes, topic.tally.dropped)
    assert outbox.has_room(301)


def resuming(board: Board, seat: Seat) -> list[str]:
    """Return what a connection is sent that resumes behind the first of eleven updates of 300 bytes."""
    board.session().send("t.subscribe")
    board.open()
    for _ in range(11):
        board.publish("x" * 300)
    seat.outbox.blocked = True
    seat.send("t.subscribe", resume={"epoch": "e1", "seq": 1})
    return ["recovered" if frame["payload"].get("recovered") else frame["type"] for frame in seat.taken()]


def test_replay_is_an_answer() -> None:
    """Nobody is slow because of what he missed."""
    board = Board(Delivery(history=20))
    assert ["recovered"] + ["t.update"] * 10 == resuming(
        board, board.session(outbox=OutboxLimits(max_bytes=1000, max_messages=5))
    )


def test_replay_that_finds_no_room_is_a_gap() -> None:
    """Where too much waits already the hole is told: closing the connection would bring the same question back."""
    board = Board(Delivery(history=20))
    seat = board.session(outbox=OutboxLimits(max_answer_bytes=2000))
    seat.outbox.append(SharedFrame(b'{"type": "list", "payload": {}}'), is_answer=True)
    assert ["list", "t.subscribe.response"] == resuming(board, seat)
    assert 1 == board.binding.tally.unrecovered


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
