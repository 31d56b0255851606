"""The Python client against the real server: sources that crash, servers that die for a while, lines that stall."""

import pytest
from tests.clients.desk import app_of
from tests.clients.test_against_runtime import guest_of, take
from tests.runtime.desk import Desk, order
from tests.runtime.server import serve

from tradegen_runtime.client import Gap

BACK_S = 25.0
"""Within so long after a server's return every client is back."""


async def test_crashed_source_is_followed_through_its_restart() -> None:
    """The topic is stale, then live in a new epoch, over one connection and without another subscribe."""
    desk = Desk()
    async with serve(app_of(desk)) as server, guest_of(server) as (guest, _), guest.follow() as updates:
        desk.publishers["A"](order(1))
        assert ["o1"] == await take(updates, 1)
        desk.crash.set()
        await desk.until(desk.closed, "A", 1)
        desk.crash.clear()
        await guest.until_was("stale")
        await guest.until_state(updates, "live")
        desk.publishers["A"](order(2))
        assert ["o2"] == await take(updates, 1)
        assert [Gap(2, None, "epoch")] == guest.gaps
        assert ["connecting", "subscribing", "live", "stale", "live"] == guest.states
        assert 1 == guest.count("connecting")


async def test_lone_client_resumes_while_its_topic_lingers() -> None:
    """Nobody else follows, and still nothing is lost: the source was not left meanwhile."""
    desk = Desk()
    async with serve(app_of(desk)) as server, guest_of(server) as (guest, path), guest.follow() as updates:
        desk.publishers["A"](order(1))
        assert ["o1"] == await take(updates, 1)
        path.cut()
        await guest.until_waiting()
        desk.publishers["A"](order(2))
        guest.clock.advance(0.2)
        await guest.until_state(updates, "live")
        desk.publishers["A"](order(3))
        assert ["o2", "o3"] == await take(updates, 2)
        assert [] == guest.gaps
        assert 1 == desk.opened["A"]


@pytest.mark.parametrize("outage_s", [12.0, 60.0, 600.0])
async def test_outage_is_sat_out(outage_s: float) -> None:
    """After an outage on a scaled clock the client is back in time, in the new epoch, with one gap told."""
    before, after = Desk(), Desk()
    async with serve(app_of(before)) as server, guest_of(server) as (guest, path), guest.follow() as updates:
        before.publishers["A"](order(1))
        assert ["o1"] == await take(updates, 1)
        path.target_port = 1  # where nobody listens
        path.cut()
        next_s = await guest.sit_out(outage_s)
        async with serve(app_of(after)) as successor:
            path.target_port = successor.port
            assert next_s <= BACK_S
            guest.clock.advance(next_s)
            await guest.until_state(updates, "live")
            after.publishers["A"](order(2))
            assert ["o2"] == await take(updates, 1)
            assert [Gap(2, None, "epoch")] == guest.gaps
            assert ["connecting", "subscribing", "live", "reconnecting", "live"] == guest.states


async def test_line_that_stalls_for_a_while_is_kept() -> None:
    """What was held up arrives, in order and without a gap; a late pong is a sign of life like any other."""
    desk = Desk()
    async with serve(app_of(desk)) as server, guest_of(server) as (guest, path), guest.follow() as updates:
        path.hold()
        for number in (1, 2, 3):
            desk.publishers["A"](order(number))
        guest.clock.advance(34)
        path.release()
        assert ["o1", "o2", "o3"] == await take(updates, 3)
        guest.clock.advance(24)
        desk.publishers["A"](order(4))
        assert ["o4"] == await take(updates, 1)
        assert (1, []) == (guest.count("connecting"), guest.gaps)
