"""A process that runs out of file descriptors (X18)."""

import asyncio
import socket
from contextlib import ExitStack, suppress

from tests.faults.followers import all_until, followers_of_both
from tests.faults.served import served_feeds
from tests.runtime.talk import talk

DESCRIPTORS = 256
STRANGERS = 300


async def test_x18_exhausted_descriptors() -> None:
    """More connections than the process has descriptors for: those that stand go on, later ones are let in again."""
    with served_feeds(descriptors=DESCRIPTORS) as server:
        async with followers_of_both(server.http, *[("ticks", "A")] * 3) as followers:
            async with talk(server.ws) as control:
                await asyncio.to_thread(server.publish, "ticks", "A", 10)
                with ExitStack() as stack:
                    for _ in range(STRANGERS):
                        with suppress(OSError):
                            stack.enter_context(socket.create_connection(("127.0.0.1", server.port)))
                    await control.send("ping", id="1")
                    assert "pong" == (await control.receive())["type"]
                await asyncio.to_thread(server.publish, "ticks", "A", 10)
                await all_until(followers, lambda one: one.account.position == 20)
                async with talk(server.ws) as newcomer:
                    assert "ok" == (await newcomer.ask("ticks.subscribe", {"name": "A"}))["status"]
            assert {1} == {follower.live for follower in followers}
