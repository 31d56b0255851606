"""A refusal answers with the type that the operation declares for its status."""

from datetime import UTC, datetime
from decimal import Decimal

import httpx
from fastapi import FastAPI
from pydantic import AwareDatetime, BaseModel, Field

from tradegen_runtime.client.problem import Problem
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.rest.problem import install_problem_handlers


class Taken(BaseModel):
    """Who has what was asked for, until when."""

    holder: str = Field(alias="heldBy")
    until: AwareDatetime
    price: Decimal


async def test_the_declared_document_joins_the_problem() -> None:
    """Clients find its members, by their wire names, beside those of every problem document."""
    app = FastAPI()
    install_problem_handlers(app)
    until = datetime(2026, 1, 2, tzinfo=UTC)

    @app.post("/seat")
    async def seat() -> None:
        taken = Taken(heldBy="Zoë", until=until, price=Decimal("1.50"))
        raise Refusal("TAKEN", "Somebody sits there", status=409, document=taken)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        answer = await client.post("/seat")
    assert (409, "application/problem+json") == (answer.status_code, answer.headers["content-type"])
    problem = Problem.read(409, "Conflict", answer.content)
    assert ("TAKEN", "Somebody sits there", "/seat") == (problem.code, problem.detail, problem.instance)
    assert ("Zoë", "2026-01-02T00:00:00Z", "1.50") == tuple(problem.members[n] for n in ("heldBy", "until", "price"))
    assert until == Taken.model_validate(problem.members).until


async def test_the_declared_document_has_the_last_word() -> None:
    """A type that has members of the problem document's names says what they are."""

    class Locked(BaseModel):
        type: str
        detail: str

    app = FastAPI()
    install_problem_handlers(app)

    @app.post("/open")
    async def open_it() -> None:
        raise Refusal("LOCKED", "shut", status=423, document=Locked(type="https://example.org/locked", detail="No."))

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        members = (await client.post("/open")).json()
    assert ("https://example.org/locked", "No.", "LOCKED", 423) == tuple(
        members[name] for name in ("type", "detail", "code", "status")
    )
