"""An application whose service hangs where ``SLOW`` says, for a process of its own.

It says on its standard output what it has begun, and that it was left.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from desk_api import create_app
from desk_contracts.desk import orders
from tests.runtime.desk import Desk

from tradegen_runtime.publish import Publish

SLOW: Final = os.environ["SLOW"]
"""``startup``, ``source``, ``closing``, ``call`` or ``leaving``."""


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
        yield
        await hang_where("closing")


app = create_app(services={"desk": lambda _: SlowDesk()})
