"""REST calls of the Python client: what goes out, what comes back, what is refused."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal

import httpx
import pytest
from pydantic import BaseModel, Field, JsonValue, RootModel, TypeAdapter

from tradegen_runtime.client import (
    ApiError,
    ClientArgumentError,
    ClientClosed,
    ClientCore,
    ClientOptions,
    DecodeError,
    Operation,
    TransportError,
)
from tradegen_runtime.client.rest import fill_path
from tradegen_runtime.client.wire_value import wire_params, wire_value


class Side(StrEnum):
    """An enum of the models."""

    BUY = "buy"


class Limit(BaseModel):
    """One member of a tagged union: its tag is a default nobody sets."""

    kind: Literal["limit"] = "limit"
    price: float


class PreOrder(BaseModel):
    """A body with every kind of absence."""

    symbol: str
    side: Side = Side.BUY
    stop_price: float | None = Field(default=None, alias="stopPrice")
    note: str | None = None
    limit: Limit | None = None
    legs: list["PreOrder"] = []


class PlacedOrder(BaseModel):
    """A response."""

    id: str


PLACE_ORDER = Operation[PlacedOrder](
    method="POST", path="/api/v1/broker/orders", response=lambda: TypeAdapter(PlacedOrder)
)
GET_ORDER = Operation[PlacedOrder | None](
    method="GET", path="/api/v1/broker/orders/{orderId}", response=lambda: TypeAdapter(PlacedOrder | None)
)
GET_ORDERS = Operation[list[PlacedOrder]](
    method="GET", path="/api/v1/broker/orders", response=lambda: TypeAdapter(list[PlacedOrder])
)
CANCEL_ORDER = Operation[None](
    method="DELETE", path="/api/v1/broker/orders/{orderId}", response=lambda: TypeAdapter(None)
)


def answering(answer: Callable[[httpx.Request], httpx.Response]) -> ClientOptions:
    """Options of a client whose server is a function."""
    return ClientOptions(transport=httpx.MockTransport(answer))


async def test_body_is_sent_by_wire_name_and_the_answer_is_typed() -> None:
    """A model goes out as JSON, the response comes back as the declared model."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"id": "7"})

    async with ClientCore("http://server/prefix/", token="secret", options=answering(answer)) as core:
        placed = await core.request(PLACE_ORDER, body=PreOrder(symbol="AAPL", stopPrice=1.5))
    assert PlacedOrder(id="7") == placed
    assert seen[0].url == "http://server/prefix/api/v1/broker/orders"
    assert seen[0].headers["Authorization"] == "Bearer secret"
    assert json.loads(seen[0].content) == {"symbol": "AAPL", "side": "buy", "stopPrice": 1.5, "legs": []}


@pytest.mark.parametrize("body", [None, "text", 0, []])
async def test_any_body_is_sent_null_too(body: JsonValue) -> None:
    """A body of ``None`` is JSON ``null``; only an operation without a body sends nothing."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"id": "7"})

    async with ClientCore("http://server", options=answering(answer)) as core:
        await core.request(PLACE_ORDER, body=body)
        await core.request(PLACE_ORDER)
    assert [json.dumps(body).encode(), b""] == [request.content for request in seen]
    assert ["application/json", None] == [request.headers.get("Content-Type") for request in seen]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (PreOrder(symbol="A"), {"symbol": "A", "side": "buy", "legs": []}),
        (PreOrder(symbol="A", note=None), {"symbol": "A", "side": "buy", "note": None, "legs": []}),
        (
            PreOrder(symbol="A", limit=Limit(price=2)),
            {"symbol": "A", "side": "buy", "limit": {"kind": "limit", "price": 2.0}, "legs": []},
        ),
        (
            [PreOrder(symbol="A", legs=[PreOrder(symbol="B")])],
            [{"symbol": "A", "side": "buy", "legs": [{"symbol": "B", "side": "buy", "legs": []}]}],
        ),
        ({"x": PreOrder(symbol="A")}, {"x": {"symbol": "A", "side": "buy", "legs": []}}),
        (RootModel[list[PreOrder]]([PreOrder(symbol="A")]), [{"symbol": "A", "side": "buy", "legs": []}]),
        (datetime(2024, 1, 2, tzinfo=UTC), "2024-01-02T00:00:00Z"),
        ({"a": None}, {"a": None}),
        (None, None),
    ],
)
def test_wire_value(value: object, expected: JsonValue) -> None:
    """Unset nulls are left out at any depth; set nulls, defaults and tags are sent."""
    assert expected == wire_value(value)


@pytest.mark.filterwarnings("error::DeprecationWarning")
def test_wire_value_of_deprecated_fields_warns_of_nothing() -> None:
    """Sending a model is no use of its deprecated fields."""

    class Old(BaseModel):
        code: int | None = Field(default=None, deprecated=True)

    assert {"code": 1} == wire_value(Old(code=1))


def test_wire_params_leave_out_none() -> None:
    """A topic parameter that is None is left out of a mapping, not out of a model that set it."""
    assert {"side": "buy"} == wire_params({"side": Side.BUY, "account": None})
    assert {"symbol": "A", "side": "buy", "note": None, "legs": []} == wire_params(PreOrder(symbol="A", note=None))


async def test_query_leaves_out_none_and_repeats_lists() -> None:
    """Query values are printed as the wire has them."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.query.decode())
        return httpx.Response(200, json=[])

    async with ClientCore("http://server", options=answering(answer)) as core:
        query = {"q": "a b&c", "none": None, "sides": [Side.BUY, "sell"], "flag": True, "n": 1.5}
        assert [] == await core.request(GET_ORDERS, query=query)
    assert ["q=a+b%26c&sides=buy&sides=sell&flag=true&n=1.5"] == seen


@pytest.mark.parametrize(
    ("value", "segment"),
    [("a/b", "a%2Fb"), ("a b?#%", "a%20b%3F%23%25"), ("é", "%C3%A9"), (7, "7"), (Side.BUY, "buy"), ("...", "...")],
)
async def test_path_values_are_one_segment(value: object, segment: str) -> None:
    """Whatever a path parameter holds, it reaches the server as one segment."""
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.raw_path.decode())
        return httpx.Response(204)

    async with ClientCore("http://server", options=answering(answer)) as core:
        await core.request(CANCEL_ORDER, path={"orderId": value})
    assert [f"/api/v1/broker/orders/{segment}"] == seen


@pytest.mark.parametrize("value", ["", ".", "..", None, ["a"]])
def test_path_values_that_no_segment_can_carry(value: object) -> None:
    """An empty value would call another operation, dots would climb."""
    with pytest.raises(ClientArgumentError):
        fill_path("/orders/{orderId}", {"orderId": value})


async def test_no_content_reads_as_null() -> None:
    """A 204 is None for an operation without a response and for one that may have none."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(204)

    async with ClientCore("http://server", options=answering(answer)) as core:
        assert None is await core.request(GET_ORDER, path={"orderId": "1"})
        with pytest.raises(DecodeError):
            await core.request(GET_ORDERS)


async def test_problem_document_becomes_an_api_error() -> None:
    """Status, code and extension members of a problem are at hand."""
    problem = {"title": "Refused", "status": 409, "code": "MARKET_CLOSED", "detail": "later", "opens": 5}

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(409, json=problem)

    async with ClientCore("http://server", options=answering(answer)) as core:
        with pytest.raises(ApiError) as caught:
            await core.request(GET_ORDERS)
    assert (409, "MARKET_CLOSED", "later", "about:blank") == (
        caught.value.status,
        caught.value.problem.code,
        caught.value.problem.detail,
        caught.value.problem.type,
    )
    assert 5 == caught.value.problem.members["opens"]


@pytest.mark.parametrize("content", [b"<h1>bad gateway</h1>", b"[1]", b"\xff", b""])
async def test_any_error_answer_becomes_an_api_error(content: bytes) -> None:
    """A proxy's page is an error answer too."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(502, content=content)

    async with ClientCore("http://server", options=answering(answer)) as core:
        with pytest.raises(ApiError) as caught:
            await core.request(GET_ORDERS)
    assert (502, "Bad Gateway") == (caught.value.status, caught.value.problem.title)


@pytest.mark.parametrize("content", [b"not JSON", b'{"id": "7"}', b'[{"id": 7}]'])
async def test_answer_of_another_shape_is_a_decode_error(content: bytes) -> None:
    """A success that is not what was declared is told apart from an error answer."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=content)

    async with ClientCore("http://server", options=answering(answer)) as core:
        with pytest.raises(DecodeError):
            await core.request(GET_ORDERS)


async def test_no_answer_is_a_transport_error() -> None:
    """A server that cannot be reached is one typed error."""

    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    async with ClientCore("http://server", options=answering(answer)) as core:
        with pytest.raises(TransportError):
            await core.request(GET_ORDERS)


async def test_token_function_is_asked_for_every_call() -> None:
    """A token that changes between calls is the new one in the next call."""
    tokens = iter(["t1", "t2"])
    seen: list[str] = []

    async def token() -> str:
        return next(tokens)

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["Authorization"])
        return httpx.Response(200, json=[])

    async with ClientCore("http://server", token=token, options=answering(answer)) as core:
        await core.request(GET_ORDERS)
        await core.request(GET_ORDERS)
    assert ["Bearer t1", "Bearer t2"] == seen


async def test_closed_client_refuses_calls() -> None:
    """After closing, a call says so."""
    core = ClientCore("http://server")
    await core.aclose()
    with pytest.raises(ClientClosed):
        await core.request(GET_ORDERS)


async def test_closing_the_client_ends_running_calls() -> None:
    """A call that is under way when the client closes says so; one its caller cancels is just cancelled."""
    arrived = asyncio.Event()

    async def answer(request: httpx.Request) -> httpx.Response:
        arrived.set()
        await asyncio.Event().wait()
        return httpx.Response(204)

    core = ClientCore("http://server", options=ClientOptions(transport=httpx.MockTransport(answer)))
    cancelled = asyncio.create_task(core.request(GET_ORDERS))
    await arrived.wait()
    cancelled.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    arrived.clear()
    running = asyncio.create_task(core.request(GET_ORDERS))
    await arrived.wait()
    await core.aclose()
    with pytest.raises(ClientClosed):
        await running
    assert 0 == running.cancelling()


@pytest.mark.parametrize("base_url", ["", "server", "ws://server", "ftp://server", "http://"])
def test_base_url_must_be_http(base_url: str) -> None:
    """A base URL that can never work is refused at once."""
    with pytest.raises(ClientArgumentError):
        ClientCore(base_url)
