"""Both clients following feeds, seen alike: states, updates and gaps of each, and its books."""

import asyncio
import json
import os
import sys
import time
from asyncio.subprocess import PIPE
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from pydantic import BaseModel, TypeAdapter
from tests.e2e.live_server import PATIENCE_S, ROOT
from tests.faults.account import Account
from tests.faults.served import FEEDS_WS, Route

from tradegen_runtime.client import ClientCore, ClientOptions, Gap, Subscription, SubscriptionRefused, Topic

RUNTIME: Final = ROOT / "generated/typescript/dist/runtime/index.js"
PROGRAM: Final = Path(__file__).with_name("follow.mjs")
LINE_BYTES: Final = 1 << 20
FOLLOWING_S: Final = float(os.environ.get("FAULT_PATIENCE_S", PATIENCE_S))
"""How long a follower may take for anything; soaks have more to follow."""


class Tick(BaseModel):
    """An update of a feed, as far as followers look at it."""

    life: str
    number: int


def topic(route: Route) -> Topic[Tick]:
    """Return the declaration of a route."""
    return Topic[Tick](
        route=route,
        ws_path=FEEDS_WS,
        update=lambda: TypeAdapter(Tick),
        delivery="latest" if route == "prices" else "every",
    )


class ScaledClock:
    """The loop's clock, so many times faster: minutes of a client pass in moments of a test."""

    def __init__(self, factor: float) -> None:
        self._factor = factor
        self.ahead_s = 0.0
        """By how much it has jumped."""

    def now(self) -> float:
        """Seconds as the client counts them."""
        return time.monotonic() * self._factor + self.ahead_s

    def later(self, delay_s: float, call: Callable[[], None]) -> asyncio.TimerHandle:
        """Make a call after a delay."""
        return asyncio.get_running_loop().call_later(delay_s / self._factor, call)


def client_options(speed: float, impatience: float, clock: ScaledClock | None = None) -> ClientOptions:
    """Options of a client whose delays pass ``speed`` times faster, and whose waits for answers do not.

    ``impatience`` times faster it takes a mute connection for dead.
    """
    patience = speed / impatience
    return ClientOptions(
        clock=clock or ScaledClock(speed),
        report=lambda _: None,
        connect_timeout_s=10 * speed,
        ack_timeout_s=10 * speed,
        confirm_timeout_s=None,
        ping_after_s=25 * patience,
        silence_limit_s=35 * patience,
    )


class Follower:
    """One subscriber of a feed in either language."""

    def __init__(self, route: Route, who: str) -> None:
        self.account = Account()
        self.route = route
        self.who = who
        self.state = "idle"
        self.live = 0
        self.numbers: list[int] = []
        self.refused: str | None = None
        self.failure: AssertionError | None = None
        self.counts = route != "prices"
        self._changed = asyncio.Event()

    def __str__(self) -> str:
        last = f"{self.account}" if self.counts else f"{len(self.numbers)} updates, the last {self.numbers[-1:]}"
        return f"{self.who} of {self.route}: {self.refused or self.state}, was live {self.live} times; {last}"

    def updated(self, life: str, number: int) -> None:
        """It was given an update."""
        if self.counts:
            self._book(lambda: self.account.updated(life, number))
        else:
            self.numbers.append(number)
        self._changed.set()

    def lost(self, first: int | None, last: int | None, reason: str) -> None:
        """It was told of a gap."""
        if self.counts:
            self._book(lambda: self.account.lost(first, last, reason))
        else:
            self.account.reasons.append(reason)
        self._changed.set()

    def moved(self, state: str) -> None:
        """Its state changed."""
        self.state = state
        self.live += state == "live"
        self._changed.set()

    def ended(self, code: str) -> None:
        """It was refused for good."""
        self.refused = code
        self._changed.set()

    async def until(self, happened: Callable[["Follower"], bool]) -> None:
        """Wait until something is true of it, and goes on to be true: what passes may pass unseen.

        Raises:
            AssertionError: it does not come true, or its books do not balance.
        """
        try:
            async with asyncio.timeout(FOLLOWING_S):
                while not happened(self):
                    if self.failure is not None:
                        raise self.failure
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            raise AssertionError(f"within {FOLLOWING_S:g} s it has not happened to {self}") from None

    def _book(self, enter: Callable[[], None]) -> None:
        try:
            enter()
        except AssertionError as failure:
            self.failure = self.failure or failure


@asynccontextmanager
async def python_followers(
    base_url: str,
    *feeds: tuple[Route, str],
    speed: float = 1,
    impatience: float = 1,
    clock: ScaledClock | None = None,
) -> AsyncIterator[list[Follower]]:
    """Python clients, each on a socket of its own."""
    async with AsyncExitStack() as stack:
        followers: list[Follower] = []
        for route, name in feeds:
            options = client_options(speed, impatience, clock)
            core = await stack.enter_async_context(ClientCore(base_url, options=options))
            follower = Follower(route, f"Python {len(followers)}")
            subscription = core.subscribe(topic(route), {"name": name}).buffered(1 << 20)
            subscription.on_state(follower.moved)
            subscription.on_gap(_telling(follower))
            reading = asyncio.create_task(_read(subscription, follower))
            stack.push_async_callback(_stop, reading)
            followers.append(follower)
        yield followers


@asynccontextmanager
async def node_followers(
    base_url: str, *feeds: tuple[Route, str], speed: float = 1, impatience: float = 1, apart: bool = False
) -> AsyncIterator["FollowersElsewhere"]:
    """TypeScript clients in a process of their own: one, whose followers share a socket, or each ``apart``."""
    how = [str(RUNTIME), base_url, str(speed), str(impatience), "apart" if apart else "together"]
    async with _followers_elsewhere(["node", str(PROGRAM), *how], feeds) as node:
        yield node


@asynccontextmanager
async def python_crowd(base_url: str, *feeds: tuple[Route, str]) -> AsyncIterator["FollowersElsewhere"]:
    """Python clients in a process of their own, each on a socket of its own; they tell of their states only."""
    async with _followers_elsewhere([sys.executable, "-m", "tests.faults.crowd", base_url], feeds) as crowd:
        yield crowd


@asynccontextmanager
async def _followers_elsewhere(
    command: list[str], feeds: tuple[tuple[Route, str], ...]
) -> AsyncIterator["FollowersElsewhere"]:
    words = [f"{route}:{name}" for route, name in feeds]
    process = await asyncio.create_subprocess_exec(
        *command, *words, stdin=PIPE, stdout=PIPE, limit=LINE_BYTES, cwd=ROOT
    )
    followers = [Follower(route, f"{Path(command[0]).name} {number}") for number, (route, _) in enumerate(feeds)]
    elsewhere = FollowersElsewhere(process, followers)
    listening = asyncio.create_task(elsewhere.listen())
    try:
        yield elsewhere
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await _stop(listening)


class FollowersElsewhere:
    """What another process tells of its followers."""

    def __init__(self, process: asyncio.subprocess.Process, followers: list[Follower]) -> None:
        self._process = process
        self.followers = followers

    async def listen(self) -> None:
        """Read what it tells, to the end."""
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            number, kind, *facts = json.loads(line)
            follower = self.followers[number]
            match kind:
                case "update":
                    follower.updated(*facts)
                case "gap":
                    follower.lost(*facts)
                case "state":
                    follower.moved(*facts)
                case "refused":
                    follower.ended(*facts)

    async def jump(self, seconds: float) -> None:
        """Let the client's clock jump ahead."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"jump {seconds * 1000}\n".encode())
        await self._process.stdin.drain()

    async def leave(self) -> None:
        """Let every follower stop listening; the client stays."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"leave\n")
        await self._process.stdin.drain()

    async def close(self) -> int:
        """Close the client; return the exit code of the process, which ends only where nothing is left in it."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"close\n")
        self._process.stdin.close()
        async with asyncio.timeout(PATIENCE_S):
            return await self._process.wait()


@asynccontextmanager
async def followers_of_both(
    base_url: str, *feeds: tuple[Route, str], speed: float = 1, impatience: float = 1
) -> AsyncIterator[list[Follower]]:
    """A Python follower and a TypeScript one for each feed, all of them confirmed."""
    async with (
        python_followers(base_url, *feeds, speed=speed, impatience=impatience) as python,
        node_followers(base_url, *feeds, speed=speed, impatience=impatience) as node,
    ):
        followers = [*python, *node.followers]
        for follower in followers:
            await follower.until(lambda one: one.live > 0)
        yield followers


def at(position: int) -> Callable[[Follower], bool]:
    """Whether a follower's books have come to a position."""
    return lambda one: one.account.position == position


def beyond(position: int) -> Callable[[Follower], bool]:
    """Whether a follower's books have passed a position."""
    return lambda one: one.account.position > position


async def all_until(followers: list[Follower], happened: Callable[[Follower], bool]) -> None:
    """Wait until something is true of every follower.

    Raises:
        AssertionError: it does not come true of one; it says of which others it was not true either.
    """
    try:
        async with asyncio.TaskGroup() as tasks:
            for follower in followers:
                tasks.create_task(follower.until(happened))
    except* AssertionError as failed:
        late = [f"{follower}" for follower in followers if not happened(follower)]
        raise AssertionError("\n".join([f"{failed.exceptions[0]}", "still not:", *late])) from failed


def reasons(followers: list[Follower]) -> Counter[str]:
    """Count the gaps of all followers by their reason."""
    return Counter(reason for follower in followers for reason in follower.account.reasons)


def _telling(follower: Follower) -> Callable[[Gap], None]:
    return lambda gap: follower.lost(gap.from_seq, gap.to_seq, gap.reason)


async def _read(subscription: Subscription[Tick], follower: Follower) -> None:
    try:
        async with subscription:
            async for tick in subscription:
                follower.updated(tick.life, tick.number)
    except SubscriptionRefused as refused:
        follower.ended(refused.code)


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
