"""The hand-written service of the feeds: publishes what it is told, and tells how its process is."""

import asyncio
import mmap
import secrets
import struct
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from feed_contracts.feeds import ticks

from tradegen_runtime.publish import Publish
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.service_context import ServiceContext

SHORT_S = 0.002
"""A pace is kept on the whole, not from tick to tick."""

UNKNOWN = "unknown"
BROKEN = "broken"
SLOW = "slow"
"""Feeds whose source refuses, fails, or takes its time to open."""


class Feed:
    """One running source."""

    def __init__(self, publish: Publish[ticks.Tick], ledger: Path | None, title: str) -> None:
        self._publish = publish
        self._life = secrets.token_hex(6)
        self._count = 0
        self._memory = None if ledger is None else _counter(ledger / f"{title}.{self._life}")
        self.crash = asyncio.Event()

    def publish(self, filler: str) -> None:
        """Publish the next tick; it is in the ledger even if the process is killed right after."""
        self._count += 1
        if self._memory is not None:
            struct.pack_into("<q", self._memory, 0, self._count)
        self._publish(ticks.Tick(life=self._life, number=self._count, filler=filler))


class Feeds:
    """Every feed, by route and name."""

    def __init__(self, ledger: Path | None) -> None:
        self._ledger = ledger
        self._feeds: dict[tuple[str, str], Feed] = {}
        self._items: dict[str, dict[str, ticks.Item]] = {}
        self._item_publishers: dict[str, Publish[ticks.Item]] = {}
        self._published = 0
        self._opened = 0

    @asynccontextmanager
    async def stream_ticks(self, params: ticks.FeedOf, publish: Publish[ticks.Tick]) -> AsyncIterator[None]:
        """Publish ticks."""
        async with self._running("ticks", params.name, publish):
            yield

    @asynccontextmanager
    async def stream_journal(self, params: ticks.FeedOf, publish: Publish[ticks.Tick]) -> AsyncIterator[None]:
        """Publish ticks."""
        async with self._running("journal", params.name, publish):
            yield

    @asynccontextmanager
    async def stream_prices(self, params: ticks.FeedOf, publish: Publish[ticks.Tick]) -> AsyncIterator[None]:
        """Publish ticks."""
        async with self._running("prices", params.name, publish):
            yield

    @asynccontextmanager
    async def stream_drops(self, params: ticks.FeedOf, publish: Publish[ticks.Tick]) -> AsyncIterator[None]:
        """Publish ticks."""
        async with self._running("drops", params.name, publish):
            yield

    @asynccontextmanager
    async def stream_subscriber(self, params: ticks.FeedOf, publish: Publish[ticks.Tick]) -> AsyncIterator[None]:
        """Publish ticks."""
        async with self._running("subscriber", params.name, publish):
            yield

    @asynccontextmanager
    async def stream_items(self, params: ticks.FeedOf, publish: Publish[ticks.Item]) -> AsyncIterator[None]:
        """Publish items."""
        self._item_publishers[params.name] = publish
        self._opened += 1
        try:
            yield
        finally:
            del self._item_publishers[params.name]

    async def publish(self, body: ticks.Publication) -> ticks.Facts:
        """Publish to whoever follows; where the feed has no source, nothing is published."""
        filler = "x" * body.filler
        started = time.monotonic()
        for number in range(body.count):
            if feed := self._feeds.get((body.route, body.name)):
                feed.publish(filler)
                self._published += 1
            if number % body.per_turn == body.per_turn - 1:
                ahead_s = number / body.per_s - (time.monotonic() - started) if body.per_s else 0
                await asyncio.sleep(ahead_s if ahead_s > SHORT_S else 0)
        return await self.get_facts()

    async def get_facts(self) -> ticks.Facts:
        """Look at this process."""
        return ticks.Facts(
            rss_kb=_rss_kb(),
            tasks=len(asyncio.all_tasks()),
            sources=len(self._feeds) + len(self._item_publishers),
            opened=self._opened,
            sockets=_sockets(),
            published=self._published,
        )

    async def crash(self, body: ticks.Crash) -> ticks.Facts:
        """Let a source fail."""
        self._feeds[body.route, body.name].crash.set()
        return await self.get_facts()

    async def stall(self, body: ticks.Stall) -> ticks.Facts:
        """Do what a service must not: block."""
        time.sleep(body.seconds)  # noqa: ASYNC251
        return await self.get_facts()

    async def put_item(self, body: ticks.Item) -> ticks.Item:
        """Keep an item, and tell who follows."""
        items = self._items.setdefault(body.name, {})
        if body.state == "gone":
            items.pop(body.id, None)
        else:
            items[body.id] = body
        if publish := self._item_publishers.get(body.name):
            publish(body)
        return body

    async def list_items(self, *, name: str) -> list[ticks.Item]:
        """Return what was not dropped."""
        return list(self._items.get(name, {}).values())

    @asynccontextmanager
    async def _running(self, route: str, name: str, publish: Publish[ticks.Tick]) -> AsyncIterator[None]:
        if name == UNKNOWN:
            raise Refusal("UNKNOWN_FEED", "No such feed", status=404)
        if name == BROKEN:
            raise RuntimeError("secret of the source")
        self._opened += 1
        if name == SLOW:
            await asyncio.sleep(0.2)
        feed = Feed(publish, self._ledger, f"{route}.{name}")
        self._feeds[route, name] = feed
        try:
            async with asyncio.TaskGroup() as tasks:
                crasher = tasks.create_task(_crash(feed))
                yield
                crasher.cancel()
        finally:
            del self._feeds[route, name]


async def _crash(feed: Feed) -> None:
    await feed.crash.wait()
    raise RuntimeError("secret of the source")


def _counter(path: Path) -> mmap.mmap:
    """Return eight bytes of a file, which outlive the process."""
    with path.open("w+b") as file:
        file.write(bytes(8))
        file.flush()
        return mmap.mmap(file.fileno(), 8)


def _rss_kb() -> int:
    with Path("/proc/self/status").open() as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def _sockets() -> int:
    count = 0
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the one that listed the folder is gone
            count += str(descriptor.readlink()).startswith("socket:")
    return count


def make_feeds(context: ServiceContext) -> Feeds:
    """Make the service; ``FEED_LEDGER`` names the folder where published ticks are counted."""
    ledger = context.setting("FEED_LEDGER")
    return Feeds(Path(ledger) if ledger else None)
