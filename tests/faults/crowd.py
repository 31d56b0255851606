"""Python clients in a process of their own, each on a socket of its own.

``python -m tests.faults.crowd URL ROUTE:NAME…`` tells of their states as ``follow.mjs`` does, until its input ends.
"""

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from typing import Final

from tests.faults.followers import client_options, topic

from tradegen_runtime.client import ClientCore

AT_ONCE: Final = 20
"""So many connect at the same time; the machine has few cores."""


async def main(base_url: str, *feeds: str) -> None:
    """Follow every feed."""
    async with AsyncExitStack() as stack:
        turns = asyncio.Semaphore(AT_ONCE)

        async def follow(number: int, feed: str) -> None:
            route, _, name = feed.partition(":")
            core = await stack.enter_async_context(ClientCore(base_url, options=client_options(1, 1)))
            subscription = core.subscribe(topic(route), {"name": name})
            subscription.on_state(lambda state: print(json.dumps([number, "state", state]), flush=True))
            async with turns:
                await stack.enter_async_context(subscription)

        await asyncio.gather(*(follow(number, feed) for number, feed in enumerate(feeds)))
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
