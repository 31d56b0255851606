"""The caller of a REST operation that is not public."""

from typing import Final, cast

from fastapi import FastAPI, Request
from fastapi.params import Depends

from tradegen_runtime.access.gate import Gate
from tradegen_runtime.access.guard import require
from tradegen_runtime.access.principal import Principal
from tradegen_runtime.access.tokenless_urls import TokenlessUrls


class Caller:
    """The dependency behind :func:`caller`; recognised by the application, which then wants a gate."""

    def __init__(self, access: str) -> None:
        self.access: Final = access

    async def __call__(self, request: Request) -> Principal:
        """Return the caller. Raises: ``Refusal`` 401 or 403."""
        return require(self.access, gate_of(request.app).identify(request))


def caller(access: str) -> Depends:
    """Return the dependency that admits callers to whom ``access`` (``user`` or a role) is open.

    It must be the first parameter: a caller that is not known learns nothing about what else is wrong.
    """
    return Depends(Caller(access))


def install_gate(app: FastAPI, gate: Gate | None) -> None:
    """Let the operations of ``app`` find the gate, and keep tokens out of URLs where there is one."""
    app.state.gate = gate
    if gate is not None:
        app.add_middleware(TokenlessUrls)


def gate_of(app: FastAPI) -> Gate:
    """Return the gate of an application; without one nothing that is not public may be served."""
    gate = cast("Gate | None", app.state.gate)
    if gate is None:
        raise LookupError("the application has no gate")
    return gate
