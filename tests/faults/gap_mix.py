"""Kills, stalls and resets mixed, while both clients keep books of topics with and without history (T12)."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, Literal

import httpx
from tests.clients.relay import Relay, relay
from tests.faults.account import Balance, published
from tests.faults.followers import Follower, all_until, node_followers, python_followers
from tests.faults.served import Route, ServedFeeds, served_feeds

ROUTES: Final[tuple[Route, ...]] = ("ticks", "journal", "drops")
BEGUN: Final = 0.2
"""The part of a round after which its fault happens; a stall lasts the whole round."""

HELD_BYTES: Final = 1 << 16
"""Little: then a stall is felt by the server, and its outboxes fill."""

SPEED: Final = 10.0
"""So many times faster do clients come back."""

Fault = Literal["kill", "stall", "reset", "cut", "none"]
FAULTS: Final[tuple[Fault, ...]] = ("reset", "stall", "kill", "cut", "none")


@dataclass(frozen=True)
class Mix:
    """``per_round`` updates are published on each route while one fault happens; ``crowd`` followers each way.

    ``filler`` bytes make a round more than all buffers on the way hold, so that a stall is felt.
    """

    rounds: int
    per_round: int
    per_s: float
    filler: int
    crowd: int = 1
    seed: int = 1


@dataclass(frozen=True)
class Outcome:
    """What became of all updates, over all followers, and how many gaps of which reason were told."""

    balance: Balance
    reasons: dict[str, int]


async def run_mix(mix: Mix, ledger: Path, say: Callable[[str], None] = lambda _: None) -> Outcome:
    """Run the rounds, then compare the books with what was published.

    Raises:
        AssertionError: something was lost without a word, told as lost though it arrived, or delivered twice.
    """
    random = Random(mix.seed)
    feeds = [(route, "A") for route in ROUTES]
    with served_feeds(FEED_LEDGER=ledger) as server:
        async with AsyncExitStack() as stack:
            path = await stack.enter_async_context(relay(server.port))
            path.receive_buffer = HELD_BYTES
            straight = await stack.enter_async_context(relay(server.port))
            followers: list[Follower] = []
            for way in [path, straight] * mix.crowd:
                followers += await stack.enter_async_context(python_followers(way.url, *feeds, speed=SPEED))
                node = await stack.enter_async_context(node_followers(way.url, *feeds, speed=SPEED))
                followers += node.followers
            await all_until(followers, lambda one: one.live > 0)
            for number in range(mix.rounds):
                fault = FAULTS[number] if number < len(FAULTS) else random.choice(FAULTS)
                await _round(server, path, fault, mix, followers)
                await _meet(server, followers, ledger)
                told = sum(follower.account.delivered for follower in followers)
                say(f"round {number + 1} of {mix.rounds}: {fault}; {told:,} delivered so far")
    return _sum(followers, ledger)


async def _round(server: ServedFeeds, path: Relay, fault: Fault, mix: Mix, followers: list[Follower]) -> None:
    """Publish on all routes, and let the fault happen on the way."""
    begun = {id(one): one.account.delivered + mix.per_round * BEGUN for one in followers}
    if fault == "stall":
        path.hold()  # for the whole round: the more has nowhere to go
    publishing = asyncio.create_task(_publish_all(server, mix))
    beginning = asyncio.create_task(all_until(followers, lambda one: one.account.delivered >= begun[id(one)]))
    # Where readers are slower than the publisher, some may never see so many of them.
    await asyncio.wait([beginning, publishing], return_when=asyncio.FIRST_COMPLETED)
    beginning.cancel()
    match fault:
        case "kill":
            await asyncio.to_thread(server.kill)
            await publishing
            await asyncio.to_thread(server.start)
        case "stall":
            await publishing
            path.release()
        case "reset":
            path.reset()
            await publishing
        case "cut":
            path.cut()
            await publishing
        case "none":
            await publishing


async def _publish_all(server: ServedFeeds, mix: Mix) -> None:
    await asyncio.gather(*(_publish(server, route, mix) for route in ROUTES))


async def _publish(server: ServedFeeds, route: Route, mix: Mix) -> None:
    with suppress(httpx.HTTPError):  # the server may be killed meanwhile
        await asyncio.to_thread(server.publish, route, "A", mix.per_round, per_s=mix.per_s, filler=mix.filler)


async def _meet(server: ServedFeeds, followers: list[Follower], ledger: Path) -> None:
    """Publish one more update on each route, and wait until everybody is where it is.

    What a follower told of its state may be older than the fault, or else it is on its way back and meets a topic that
    says nothing more: who has come back since the last of them was published is sent another one. Whoever has not, and
    does not get it, has lost it without a word.
    """
    while True:
        times = {id(one): one.live for one in followers}
        newest = {route: await _publish_one(server, route, ledger) for route in ROUTES}

        def is_there(one: Follower, newest: Mapping[Route, object] = newest) -> bool:
            return (one.account.life, one.account.position) == newest[one.route]

        def came_back(one: Follower, times: Mapping[int, int] = times) -> bool:
            return one.live > times[id(one)]

        await all_until(followers, lambda one: is_there(one) or came_back(one))
        if all(map(is_there, followers)):
            return


async def _publish_one(server: ServedFeeds, route: Route, ledger: Path) -> tuple[str, int] | None:
    """Publish an update; return its life and its number, or None where nobody has come back yet."""
    before = published(ledger, f"{route}.A")
    await asyncio.to_thread(server.publish, route, "A", 1)
    grown = (life for life in published(ledger, f"{route}.A").items() if life[1] > before.get(life[0], 0))
    return next(grown, None)


def _sum(followers: list[Follower], ledger: Path) -> Outcome:
    balances = [follower.account.settle(published(ledger, f"{follower.route}.A")) for follower in followers]
    assert all(balance.even for balance in balances)
    reasons = [reason for follower in followers for reason in follower.account.reasons]
    return Outcome(
        Balance(
            published=sum(balance.published for balance in balances),
            delivered=sum(balance.delivered for balance in balances),
            told=sum(balance.told for balance in balances),
            begun_anew=sum(balance.begun_anew for balance in balances),
        ),
        {reason: reasons.count(reason) for reason in sorted(set(reasons))},
    )
