"""REST operations that are on their way out: the headers of their answers, and 410 from their last day on."""

import time
from collections.abc import Iterable
from typing import Final, cast

from fastapi import APIRouter, FastAPI, Request
from fastapi.params import Depends
from fastapi.routing import APIRoute
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tradegen_runtime.retirement import Retirement, WallClock

_SCOPE_KEY: Final = "tradegen.retirement"


class Retiring:
    """The dependency behind :func:`retiring`; recognised by the application, which then adds the headers."""

    def __init__(self, retirement: Retirement) -> None:
        self.retirement: Final = retirement

    async def __call__(self, request: Request) -> None:
        """Note what the answer must tell. Raises: ``Refusal`` 410."""
        request.scope[_SCOPE_KEY] = self.retirement
        self.retirement.check(cast("WallClock", request.app.state.wall_clock)())


def retiring(*, since: str = "", sunset: str = "", link: str = "") -> Depends:
    """Return the dependency of a REST operation that is on its way out."""
    return Depends(Retiring(Retirement.of(since=since, sunset=sunset, link=link)))


def install_retirement(app: FastAPI, routers: Iterable[APIRouter], wall_clock: WallClock = time.time) -> None:
    """Let the operations of ``app`` know what day it is, and their answers tell which of them are on their way out."""
    app.state.wall_clock = wall_clock
    if any(_retires(route) for router in routers for route in router.routes):
        app.add_middleware(RetirementHeaders)


def _retires(route: object) -> bool:
    return isinstance(route, APIRoute) and any(
        isinstance(dependency.call, Retiring) for dependency in route.dependant.dependencies
    )


class RetirementHeaders:
    """Adds the headers to every answer of an operation that is on its way out, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app: Final = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_told(message: Message) -> None:
            retirement = scope.get(_SCOPE_KEY)
            if message["type"] == "http.response.start" and isinstance(retirement, Retirement):
                headers = MutableHeaders(scope=message)
                for name, value in retirement.headers():
                    headers.append(name, value)
            await send(message)

        await self._app(scope, receive, send_told if scope["type"] == "http" else send)
