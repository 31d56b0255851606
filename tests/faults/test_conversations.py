"""Clients that log out (X19) and conversations out of the ordinary (X20), and listeners that fail (X11)."""

import asyncio

from tests.faults.followers import Tick, all_until, node_followers, topic
from tests.faults.served import ServedFeeds
from tests.runtime.talk import talk

from tradegen_runtime.client import ClientCore, ClientEvent, ClientOptions, Gap


def fail(gap: Gap) -> None:
    """Raise, as a listener should not."""
    raise RuntimeError(f"told of {gap}")


async def test_x11_failing_and_slow_listeners(feeds: ServedFeeds, name: str) -> None:
    """A listener that raises and a reader that never reads cost the other reader nothing, on the same topic."""
    events: list[ClientEvent] = []
    async with ClientCore(feeds.http, options=ClientOptions(report=events.append)) as core:
        ticks = [core.subscribe(topic("ticks"), {"name": name}).buffered(10) for _ in range(2)]
        async with core.subscribe(topic("ticks"), {"name": name}).buffered(2000) as eager, ticks[0] as lazy, ticks[1]:
            lazy.on_gap(fail)
            await asyncio.to_thread(feeds.publish, "ticks", name, 1000)
            assert list(range(1, 1001)) == [(await anext(eager)).number for _ in range(1000)]
            assert 991 == (await anext(lazy)).number
    assert ["listener_failed"] == [event.kind for event in events if event.kind == "listener_failed"]


async def test_x19_closed_clients_leave_nothing(feeds: ServedFeeds, name: str) -> None:
    """A client that is closed leaves no socket, topic, task or timer: Node ends by itself, Python has no task more."""
    before = await feeds.settles(lambda facts: facts["sources"] == 0)
    own = asyncio.all_tasks()
    async with node_followers(feeds.http, ("ticks", name), ("prices", name), ("journal", name)) as node:
        await all_until(node.followers, lambda one: one.live == 1)
        core = ClientCore(feeds.http)
        following = core.subscribe(topic("ticks"), {"name": name})
        await following.__aenter__()
        assert 3 == feeds.facts()["sources"]
        await core.aclose()
        assert 0 == await node.close()
        assert ["closed"] * 3 == [follower.state for follower in node.followers]
        assert "closed" == following.state
    await feeds.settles(lambda facts: facts["sources"] == 0 and facts["sockets"] <= before["sockets"])
    assert own == asyncio.all_tasks()


async def test_x20_repeated_and_late_requests(feeds: ServedFeeds, name: str) -> None:
    """Repeated subscribes and unsubscribes are answered one by one, and what counts is whether the last one follows."""
    async with talk(feeds.ws) as client, talk(feeds.ws) as other:
        for number in range(3):
            await client.send("ticks.subscribe", {"name": name}, id=number)
        await client.send("ticks.unsubscribe", {"name": name}, id=3)
        await client.send("ticks.unsubscribe", {"name": name}, id=4)
        await client.send("ticks.subscribe", {"name": name}, id=5)
        answers: dict[int, tuple[str, str | None]] = {}
        while len(answers) < 6:
            frame = await client.receive()
            answers[frame["id"]] = (frame["payload"]["status"], frame["payload"].get("code"))
        assert ("ok", None) == answers[5]
        assert "NOT_SUBSCRIBED" == answers[4][1]
        assert "NOT_SUBSCRIBED" == (await other.ask("ticks.unsubscribe", {"name": name}))["code"]
        await asyncio.to_thread(feeds.publish, "ticks", name, 1)
        assert 1 == Tick.model_validate((await client.receive())["payload"]["payload"]).number
        await client.ask("ticks.unsubscribe", {"name": name})
        await feeds.settles(lambda facts: facts["sources"] == 0)


async def test_x20_leaving_before_the_answer(feeds: ServedFeeds) -> None:
    """Who leaves while the source opens gets both answers, and no source stays."""
    async with talk(feeds.ws) as client:
        await client.send("ticks.subscribe", {"name": "slow"}, id=1)
        await client.send("ticks.unsubscribe", {"name": "slow"}, id=2)
        frames = [await client.receive() for _ in range(2)]
        assert {1: "CANCELLED", 2: None} == {frame["id"]: frame["payload"].get("code") for frame in frames}
        await feeds.settles(lambda facts: facts["sources"] == 0)
