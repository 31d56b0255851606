"""REST calls of the Python client where something is too long, too late, unknown or unsayable."""

import asyncio
import math
from datetime import UTC, datetime
from email.utils import format_datetime

import httpx
import pytest
from pydantic import TypeAdapter
from tests.clients.tick import Tick

from tradegen_runtime.client import (
    ApiError,
    ClientArgumentError,
    ClientCore,
    ClientEvent,
    ClientOptions,
    DecodeError,
    Operation,
    Topic,
    TransportError,
    UnknownValue,
)

GET_TICK = Operation[Tick](method="GET", path="/ticks/{name}", response=lambda: TypeAdapter(Tick))
PUT_TICK = Operation[Tick](method="PUT", path="/ticks/{name}", response=lambda: TypeAdapter(Tick))
NAME = {"name": "a"}


def saying(response: httpx.Response) -> httpx.MockTransport:
    """A server that always says the same."""
    return httpx.MockTransport(lambda _: response)


def answering(response: httpx.Response) -> ClientOptions:
    """Options of a client of such a server."""
    return ClientOptions(transport=saying(response))


async def never() -> str:
    """A token function that does not answer."""
    await asyncio.Event().wait()
    return ""


async def mute(request: httpx.Request) -> httpx.Response:
    """A server that does not answer."""
    await asyncio.Event().wait()
    return httpx.Response(204)


async def test_a_client_that_calls_nothing_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pool of connections, which takes long to make for the certificates it loads, is made for the first call."""
    made: list[object] = []
    monkeypatch.setattr(httpx, "AsyncClient", made.append)
    async with ClientCore("https://server") as core:
        core.subscribe(Topic[Tick](route="ticks", ws_path="/ws", update=lambda: TypeAdapter(Tick)))
    assert [] == made


async def test_the_token_counts_towards_the_limit() -> None:
    """A token function that never answers does not hold a call for ever."""
    options = ClientOptions(transport=httpx.MockTransport(mute), request_timeout_s=0.01)
    async with ClientCore("http://server", token=never, options=options) as core:
        with pytest.raises(TransportError, match="no answer within"):
            await core.request(GET_TICK, path=NAME)


async def test_the_limit_is_for_the_whole_answer() -> None:
    """A server that never finishes is given up."""
    options = ClientOptions(transport=httpx.MockTransport(mute), request_timeout_s=0.01)
    async with ClientCore("http://server", options=options) as core:
        with pytest.raises(TransportError, match="no answer within"):
            await core.request(GET_TICK, path=NAME)


async def test_a_token_functions_own_timeout_is_its_own() -> None:
    """What the caller's function raises reaches the caller as it is."""

    async def late() -> str:
        raise TimeoutError("the token service is slow")

    async with ClientCore("http://server", token=late, options=answering(httpx.Response(204))) as core:
        with pytest.raises(TimeoutError, match="token service"):
            await core.request(GET_TICK, path=NAME)


@pytest.mark.parametrize(
    ("header", "retry_after_s"),
    [("2", 2.0), (format_datetime(datetime(2000, 1, 1, tzinfo=UTC), usegmt=True), 0.0), ("soon", None), (None, None)],
)
async def test_retry_after_is_part_of_the_error(header: str | None, retry_after_s: float | None) -> None:
    """When the server says when to come back, its error does."""
    headers = {} if header is None else {"Retry-After": header}
    async with ClientCore("http://server", options=answering(httpx.Response(503, headers=headers))) as core:
        with pytest.raises(ApiError) as caught:
            await core.request(GET_TICK, path=NAME)
    assert retry_after_s == caught.value.retry_after_s


@pytest.mark.parametrize("value", ["\ud800", math.nan, -math.inf])
async def test_what_a_url_cannot_say_is_refused(value: object) -> None:
    """Neither a path nor a query alters a value silently."""
    async with ClientCore("http://server", options=answering(httpx.Response(204))) as core:
        with pytest.raises(ClientArgumentError):
            await core.request(GET_TICK, path={"name": value})
        with pytest.raises(ClientArgumentError):
            await core.request(GET_TICK, path=NAME, query={"of": [value]})


@pytest.mark.parametrize("value", [math.nan, math.inf, "\ud800"])
async def test_what_json_cannot_say_is_refused(value: object) -> None:
    """A body that is not JSON is a mistake of the caller."""
    async with ClientCore("http://server", options=answering(httpx.Response(204))) as core:
        with pytest.raises(ClientArgumentError):
            await core.request(PUT_TICK, path=NAME, body={"price": [value]})


async def test_an_unknown_value_of_an_answer_is_told_and_kept() -> None:
    """A newer server's value reaches the caller as it is."""
    heard: list[UnknownValue] = []
    response = httpx.Response(200, json={"n": 1, "side": "short", "news": True})
    options = ClientOptions(transport=saying(response), on_unknown=heard.append)
    async with ClientCore("http://server", options=options) as core:
        assert Tick(n=1, side="short") == await core.request(GET_TICK, path=NAME)
    assert [UnknownValue("enum", "GET /ticks/{name}", "/side", "short")] == heard


async def test_on_unknown_that_raises_harms_nothing() -> None:
    """Its failure is reported, the answer is one all the same."""
    events: list[ClientEvent] = []

    def on_unknown(found: UnknownValue) -> None:
        raise ValueError("no")

    response = httpx.Response(200, json={"n": 1, "side": "short"})
    options = ClientOptions(transport=saying(response), on_unknown=on_unknown, report=events.append)
    async with ClientCore("http://server", options=options) as core:
        assert Tick(n=1, side="short") == await core.request(GET_TICK, path=NAME)
    assert ["listener_failed"] == [event.kind for event in events]


@pytest.mark.parametrize("content", ['{"n":"1"}', "[]", "null", "{}", '{"n":NaN}', '{"n":9007199254740993}'])
async def test_an_answer_of_another_shape_is_a_decode_error(content: str) -> None:
    """What was not declared is told apart from an error answer."""
    async with ClientCore("http://server", options=answering(httpx.Response(200, content=content))) as core:
        with pytest.raises(DecodeError):
            await core.request(GET_TICK, path=NAME)
