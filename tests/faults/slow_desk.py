"""An application whose service hangs where ``SLOW`` says, for a process of its own.

It says on its standard output what it has begun, and that it was left.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar, Final

from desk_api.desk.rest import rest_router
from desk_api.desk.topics import OrdersRouter
from desk_contracts.desk import orders
from starlette.websockets import WebSocket
from tests.runtime.desk import Desk

from tradegen_runtime.application import assemble
from tradegen_runtime.module import BoundModule
from tradegen_runtime.publish import Publish
from tradegen_runtime.sessions.fastws_adapter import topic_operations

SLOW: Final = os.environ["SLOW"]
"""``startup``, ``upgrade``, ``source``, ``snapshot``, ``resting``, ``closing``, ``call`` or ``leaving``."""


def say(word: str) -> None:
    """Tell the test."""
    print(word, flush=True)


async def hang_where(place: str) -> None:
    """Hang here, if this is the place."""
    say(place)
    if place == SLOW:
        try:
            await asyncio.Event().wait()
        finally:
            say("cancelled")


class SlowDesk(Desk):
    """A desk that hangs in one place."""

    async def __aenter__(self) -> "SlowDesk":
        await hang_where("startup")
        return self

    async def __aexit__(self, *exc: object) -> None:
        if SLOW == "leaving":
            await hang_where("leaving")
        say("left")

    async def get_orders(self, *, account_id: str, limit: int) -> list[orders.PlacedOrder]:
        await hang_where("call")
        return []

    @asynccontextmanager
    async def stream_orders(
        self, params: orders.OrderSubscriptionRequest, publish: Publish[orders.PlacedOrder]
    ) -> AsyncIterator[None]:
        await hang_where("source")
        if SLOW == "resting":
            asyncio.get_running_loop().call_soon(self.crash.set)
        async with asyncio.TaskGroup() as tasks:
            crasher = tasks.create_task(self._crash(params.account_id))
            yield
            crasher.cancel()
        await hang_where("closing")


class SlowModule:
    """The desk's orders, with a snapshot."""

    name: ClassVar[str] = "desk"
    version: ClassVar[str] = "v1"
    title: ClassVar[str] = "Slow desk"
    base: ClassVar[str] = "/api/v1/desk"
    ws_path: ClassVar[str] = "/api/v1/desk/ws"
    always_on: ClassVar[bool] = False
    package: ClassVar[str] = "desk_api.desk"

    def bind(self, service: object) -> BoundModule:
        """Return the routers."""
        assert isinstance(service, SlowDesk)
        router = OrdersRouter(service)

        async def read_snapshot(params: orders.OrderSubscriptionRequest) -> bytes:
            await hang_where("snapshot")
            return b"[]"

        topic = topic_operations(
            router, params=orders.OrderSubscriptionRequest, update=orders.PlacedOrder, snapshot=read_snapshot
        )
        return BoundModule(rest_router(service), (topic,))


async def look_at_upgrade(_: WebSocket) -> bool:
    """Take long to say who it is."""
    await hang_where("upgrade")
    return False


app = assemble(
    title="Slow", version="1", modules=(SlowModule(),), factories={}, services={"desk": lambda _: SlowDesk()}
)
if SLOW == "upgrade":
    for endpoint in app.state.endpoints:
        endpoint.auth_handler = look_at_upgrade
