"""The Python client against the real server: refusals, a broken and a frozen connection, drain and restart."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import pytest
from tests.clients.changes import PATIENCE_S, Changes
from tests.clients.desk import CANCEL_ORDER, LOAD, ORDERS, PLACE_ORDER, app_of, orders
from tests.clients.fake_clock import FakeClock
from tests.clients.relay import Relay, relay
from tests.runtime.desk import Desk, order
from tests.runtime.server import RunningServer, serve

from tradegen_runtime.client import (
    ApiError,
    ClientCore,
    ClientEvent,
    ClientOptions,
    Gap,
    Subscription,
    SubscriptionRefused,
    SubscriptionState,
)


class Guest:
    """A client behind a relay whose time the test moves."""

    def __init__(self, path: Relay) -> None:
        self.clock = FakeClock()
        self.gaps: list[Gap] = []
        self.states: list[SubscriptionState] = []
        self._connections: list[str] = []
        self._changes = Changes()
        options = ClientOptions(clock=self.clock, random=lambda: 1.0, report=self._report)
        self.core = ClientCore(path.url, options=options)

    def follow(self) -> Subscription[orders.PlacedOrder]:
        """A subscription of account A whose gaps are kept."""
        subscription = self.core.subscribe(ORDERS, {"accountId": "A"})
        subscription.on_gap(self.gaps.append)
        subscription.on_state(self._on_state)
        return subscription

    async def until_state(self, subscription: Subscription[orders.PlacedOrder], state: SubscriptionState) -> None:
        """Wait until a subscription is in a state."""
        await self._changes.until(lambda: subscription.state == state)
        assert state == subscription.state

    async def until_waiting(self) -> None:
        """Wait until the client waits for its next attempt."""
        await self._changes.until(lambda: self._connections[-1].startswith("waiting"))

    async def until_was(self, state: SubscriptionState) -> None:
        """Wait until the followed subscription has been in a state."""
        await self._changes.until(lambda: state in self.states)
        assert state in self.states

    async def sit_out(self, outage_s: float) -> float:
        """Let every attempt that falls into an outage fail; returns when the next is due, in seconds after it."""
        lost_at = self.clock.now()
        for failures in count(1):
            await self._until_waits(failures)
            away_s = self.clock.now() - lost_at
            delay_s = min(20.0, max(1.0, away_s)) if away_s else 0.2
            if away_s + delay_s > outage_s:
                self.clock.advance(outage_s - away_s)
                return away_s + delay_s - outage_s
            self.clock.advance(delay_s)
        raise AssertionError("an outage has an end")

    async def _until_waits(self, times: int) -> None:
        await self._changes.until(lambda: self.count("waiting") >= times)
        assert times == self.count("waiting")

    def count(self, state: str) -> int:
        """How often the connection was in a state."""
        return sum(connection.startswith(state) for connection in self._connections)

    def _on_state(self, state: SubscriptionState) -> None:
        self.states.append(state)
        self._changes.note()

    def _report(self, event: ClientEvent) -> None:
        if event.kind == "connection":
            self._connections.append(event.detail)
        self._changes.note()


@asynccontextmanager
async def guest_of(server: RunningServer) -> AsyncIterator[tuple[Guest, Relay]]:
    """A client of a server, behind a relay."""
    async with relay(server.port) as path:
        guest = Guest(path)
        async with guest.core:
            yield guest, path


async def take(subscription: Subscription[orders.PlacedOrder], count: int) -> list[str]:
    """The ids of the next updates."""
    async with asyncio.timeout(PATIENCE_S):
        return [(await anext(subscription)).id for _ in range(count)]


async def test_updates_missed_during_a_break_are_recovered() -> None:
    """What was published while the connection was broken arrives, in order and without a gap."""
    desk = Desk()
    async with (
        serve(app_of(desk)) as server,
        ClientCore(server.http) as resident,
        resident.subscribe(ORDERS, {"accountId": "A"}),
        guest_of(server) as (guest, path),
        guest.follow() as updates,
    ):
        desk.publishers["A"](order(1))
        assert ["o1"] == await take(updates, 1)
        path.cut()
        await guest.until_waiting()
        desk.publishers["A"](order(2))
        desk.publishers["A"](order(3))
        guest.clock.advance(0.2)
        await guest.until_state(updates, "live")
        desk.publishers["A"](order(4))
        assert ["o2", "o3", "o4"] == await take(updates, 3)
        assert [] == guest.gaps


async def test_updates_beyond_the_history_are_a_gap() -> None:
    """More than the history holds (8) is not made up for, but said."""
    desk = Desk()
    async with (
        serve(app_of(desk)) as server,
        ClientCore(server.http) as resident,
        resident.subscribe(ORDERS, {"accountId": "A"}),
        guest_of(server) as (guest, path),
        guest.follow() as updates,
    ):
        path.cut()
        await guest.until_waiting()
        for number in range(1, 21):
            desk.publishers["A"](order(number))
        guest.clock.advance(0.2)
        await guest.until_state(updates, "live")
        desk.publishers["A"](order(21))
        assert ["o21"] == await take(updates, 1)
        assert [Gap(1, 20, "unrecovered")] == guest.gaps


async def test_frozen_connection_is_replaced() -> None:
    """A connection that carries nothing any more is noticed and replaced, with nothing lost."""
    desk = Desk()
    async with (
        serve(app_of(desk)) as server,
        ClientCore(server.http) as resident,
        resident.subscribe(ORDERS, {"accountId": "A"}),
        guest_of(server) as (guest, path),
        guest.follow() as updates,
    ):
        path.freeze()
        desk.publishers["A"](order(1))
        guest.clock.advance(25)
        guest.clock.advance(10)
        await guest.until_waiting()
        guest.clock.advance(0.2)
        await guest.until_state(updates, "live")
        assert ["o1"] == await take(updates, 1)
        assert [] == guest.gaps


async def test_restarted_server_is_followed_into_its_new_epoch() -> None:
    """A server that drains is left at its word; the next one's epoch is a gap, then updates go on."""
    before, after = Desk(), Desk()
    async with serve(app_of(before)) as server, guest_of(server) as (guest, path), guest.follow() as updates:
        before.publishers["A"](order(1))
        assert ["o1"] == await take(updates, 1)
        await server.stop()
        await guest.until_state(updates, "reconnecting")
        async with serve(app_of(after)) as successor:
            path.target_port = successor.port
            guest.clock.advance(5)  # what goaway asks for, and the jitter
            await guest.until_state(updates, "live")
            after.publishers["A"](order(2))
            assert ["o2"] == await take(updates, 1)
            assert [Gap(2, None, "epoch")] == guest.gaps


async def test_server_refusals_are_typed() -> None:
    """A refused topic and a refused call are told apart from everything else, by code."""
    desk = Desk()
    async with serve(app_of(desk)) as server, ClientCore(server.http) as core:
        with pytest.raises(SubscriptionRefused) as refused:
            await core.subscribe(ORDERS, {"accountId": "UNKNOWN"}).__aenter__()
        assert "ACCOUNT_UNKNOWN" == refused.value.code
        with pytest.raises(SubscriptionRefused) as invalid:
            await core.subscribe(ORDERS, {"accountId": 7}).__aenter__()
        assert "VALIDATION" == invalid.value.code
        with pytest.raises(ApiError) as halted:
            body = orders.PreOrder(symbol="HALTED", account_id="A", side=orders.Side.BUY, qty=1)
            await core.request(PLACE_ORDER, body=body)
        assert (409, "MARKET_CLOSED") == (halted.value.status, halted.value.problem.code)
        with pytest.raises(ApiError) as unknown:
            await core.request(CANCEL_ORDER, path={"orderId": "a/b?c"})
        assert 404 == unknown.value.status


async def test_latest_topic_restates_itself_to_every_subscriber() -> None:
    """Who joins a latest topic has its value at once, from the server or from the client's own."""
    desk = Desk()
    async with serve(app_of(desk)) as server, ClientCore(server.http) as core, core.subscribe(LOAD) as first:
        assert 0 == (await anext(first)).open_orders
        async with core.subscribe(LOAD) as second:
            assert 0 == (await anext(second)).open_orders
        async with ClientCore(server.http) as other, other.subscribe(LOAD) as third:
            assert 0 == (await anext(third)).open_orders


async def test_leaving_ends_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last subscriber's leave reaches the server, which ends a source that does not linger."""
    monkeypatch.setenv("TRADEGEN_MAX_LINGER_S", "0")
    desk = Desk()
    async with serve(app_of(desk)) as server, ClientCore(server.http) as core:
        async with core.subscribe(ORDERS, {"accountId": "A"}), core.subscribe(ORDERS, {"accountId": "A"}):
            assert 1 == desk.opened["A"]
        async with asyncio.timeout(PATIENCE_S):
            await desk.until(desk.closed, "A", 1)
