"""Bodies are validated as JSON: strict models, unions and null mean the same as in a topic's params."""

from collections.abc import AsyncIterator
from enum import StrEnum
from typing import Annotated
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI
from pydantic import AwareDatetime, BaseModel, ConfigDict
from tests.runtime.desk import Desk, desk_app
from tests.runtime.server import serve

from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import install_problem_handlers
from tradegen_runtime.sessions.settings import Settings

ID = "00000000-0000-4000-8000-000000000001"


class Kind(StrEnum):
    """A value that JSON has no type for."""

    A = "a"


class Strict(BaseModel):
    """Takes exact types only."""

    model_config = ConfigDict(strict=True)

    at: AwareDatetime
    id: UUID
    kind: Kind
    pair: tuple[int, int]


STRICT = {"at": "2024-02-29T12:00:00Z", "id": ID, "kind": "a", "pair": [1, 2]}


def application() -> FastAPI:
    """Operations that answer what they understood."""
    app = FastAPI()
    install_problem_handlers(app)

    @app.post("/strict")
    async def strict(body: Annotated[Strict, json_body(Strict)]) -> Strict:
        return body

    @app.post("/union")
    async def union(body: Annotated[UUID | str | None, json_body(UUID | str | None)]) -> str:
        return type(body).__name__

    return app


def client() -> httpx.AsyncClient:
    """A client of the application, without a network."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(application()), base_url="http://test")


async def test_strict_models_take_what_json_can_say() -> None:
    """A date, an identifier, an enum and a tuple of a strict model are read from text and lists."""
    async with client() as http:
        answer = await http.post("/strict", json=STRICT)
    assert (200, STRICT) == (answer.status_code, answer.json())


@pytest.mark.parametrize(("body", "kind"), [(f'"{ID}"', "UUID"), ('"text"', "str"), ("null", "NoneType")])
async def test_unions_choose_as_json_mode_does(body: str, kind: str) -> None:
    """Text that is an identifier is one, and null is a value."""
    async with client() as http:
        answer = await http.post("/union", content=body, headers={"content-type": "application/json"})
    assert kind == answer.json()


@pytest.mark.parametrize(
    ("content", "loc"),
    [
        (b'{"at": 1}', ["body", "at"]),
        (b"{", ["body"]),
        (b"", ["body"]),
        (b"\xff", ["body"]),
    ],
)
async def test_invalid_bodies_say_where(content: bytes, loc: list[str]) -> None:
    """A body that is not valid, or no JSON at all, answers 422 with the place."""
    async with client() as http:
        answer = await http.post("/strict", content=content, headers={"content-type": "application/json"})
    assert (422, "VALIDATION", loc) == (answer.status_code, answer.json()["code"], answer.json()["errors"][0]["loc"])


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 200),
        ("application/json; charset=utf-8", 200),
        ("Application/Merge-Patch+JSON", 200),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("", 415),
    ],
)
async def test_bodies_are_declared_as_json(content_type: str, status: int) -> None:
    """What a foreign page may send unasked is refused, whatever it holds."""
    async with client() as http:
        answer = await http.post("/union", content=b'"text"', headers={"content-type": content_type})
    assert status == answer.status_code


@pytest.mark.parametrize("is_announced", [True, False])
async def test_larger_bodies_are_not_taken(is_announced: bool) -> None:
    """A body beyond the limit is answered 413, whether its length is known before or not; others are not concerned."""
    order = b'{"symbol": "X", "side": "buy", "qty": 1, "accountId": "A"}'
    exact = order.ljust(1000)

    async def pieces(content: bytes) -> AsyncIterator[bytes]:
        for begin in range(0, len(content), 100):
            yield content[begin : begin + 100]

    app = desk_app(Desk(), Settings(max_body_bytes=1000))
    async with serve(app) as server, httpx.AsyncClient(base_url=server.http) as http:
        for content, status in ((exact, 200), (exact + b" ", 413), (exact, 200)):
            answer = await http.post(
                "/api/v1/desk/orders",
                content=content if is_announced else pieces(content),
                headers={"content-type": "application/json"},
            )
            assert status == answer.status_code
            assert status == 200 or "CONTENT_TOO_LARGE" == answer.json()["code"]
