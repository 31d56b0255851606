"""What really becomes of a request: FastAPI reads it as the generated server does, the runtime decides who may ask."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import FastAPI, Query
from fastapi.testclient import TestClient
from pydantic import Field
from pydantic_core import to_jsonable_python
from tests.breaking.route_mutations import Operation, Sent

from tradegen_runtime.access.guard import PUBLIC, USER, require
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.refusal import Refusal


class Side(StrEnum):
    """The enum of the routes."""

    BUY = "buy"
    SELL = "sell"


_NAMES: dict[str, object] = {
    "Annotated": Annotated, "Field": Field, "Query": Query, "Side": Side, "date": date,
}  # fmt: skip


class Served:
    """An operation that answers what it was called with."""

    def __init__(self, operation: Operation) -> None:
        arguments = ", ".join(["*", *(param.python() for param in operation.params)] if operation.params else [])
        space: dict[str, Any] = dict(_NAMES)
        exec(f"async def find({arguments}): return dict(locals())", space)
        app = FastAPI(openapi_url=None)
        app.add_api_route("/find", space["find"], response_model=None)
        self._client = TestClient(app, raise_server_exceptions=False)
        self._access = operation.access

    def read(self, sent: Sent) -> dict[str, object] | None:
        """Return what arrives of a request; ``None`` where it is refused."""
        answer = self._client.get("/find", params=sent)
        read: dict[str, object] = to_jsonable_python(answer.json())
        return read if answer.status_code == 200 else None

    def admits(self, access: str) -> bool:
        """Whether somebody is let in to whom ``access`` is open and no more."""
        if self._access == PUBLIC:
            return True
        roles = frozenset() if access in (PUBLIC, USER) else frozenset({access})
        principal = None if access == PUBLIC else Principal("somebody", roles, 2e9, {})
        try:
            require(self._access, principal)
        except Refusal:
            return False
        return True


def operation_breaks(old: Operation, new: Operation) -> bool:
    """Whether something that old clients send is refused by the new server, or arrives there as another value."""
    before, after = Served(old), Served(new)
    if not after.admits(old.access):
        return True
    return any(_misread(before.read(sent), after.read(sent)) for sent in old.requests())


def _misread(meant: dict[str, object] | None, read: dict[str, object] | None) -> bool:
    """One change alone: a parameter that went is the one that came, under its new name; else nobody reads it."""
    assert meant is not None
    if read is None:
        return True
    gone = [name for name in meant if name not in read]
    come = [name for name in read if name not in meant]
    pairs = [*((name, name) for name in meant if name in read), *zip(gone, come, strict=False)]
    return any(_listed(meant[old]) != _listed(read[new]) for old, new in pairs)


def _listed(value: object) -> list[str]:
    """A value and a list of it are written alike in a query."""
    return [str(item) for item in (value if isinstance(value, list) else [value])]
