"""A thousand Python clients that lose their server at once, on a clock that the test moves."""

import json
import random
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from tests.clients.fake_clock import FakeClock
from tests.clients.test_session import Caller

from tradegen_runtime.client import ClientOptions
from tradegen_runtime.client.dialer import Socket, SocketEvents
from tradegen_runtime.client.session import Session

STORM = json.loads(Path(__file__).with_name("storm.json").read_text("utf-8"))
BINS = 10
LATENCY_S = 0.001
BRIEF_S = 0.02
"""A tenth of the time over which first attempts are spread."""


class Line:
    """One socket of a client, let in or not by the state of the server."""

    def __init__(self, city: "City", events: SocketEvents) -> None:
        self.events = events
        self._city = city
        self._timer = city.clock.later(LATENCY_S, self._decide)

    def send(self, text: str) -> None:
        """Confirm what is asked for."""
        frame = json.loads(text)
        if frame["type"] == "orders.subscribe":
            self._city.subscribes.append(self._city.clock.now())
            payload = {"status": "ok", "topic": "K", "epoch": "e1", "seq": 0, "recovered": True}
            self.events.received(
                json.dumps({"type": f"{frame['type']}.response", "id": frame["id"], "payload": payload})
            )

    def renew_token(self, print_frame: Callable[[str], str]) -> None:
        """Not asked for: there are no tokens here."""
        raise AssertionError("nobody's token expires")

    def hang_up(self, code: int) -> None:
        """The client closes."""
        self._timer.cancel()
        self._city.open.discard(self)

    def _decide(self) -> None:
        if self._city.is_up:
            self._city.open.add(self)
            self.events.opened()
        else:
            self.events.closed(1006, "refused")


class City:
    """Many clients of one server."""

    def __init__(self, clients: int) -> None:
        self.clock = FakeClock()
        self.is_up = True
        self.open: set[Line] = set()
        self.subscribes: list[float] = []
        chance = random.Random(20261126)
        options = ClientOptions(clock=self.clock, random=chance.random, report=lambda _: None)
        names = count()
        self.sessions = [Session(f"ws://city/{next(names)}", self, options) for _ in range(clients)]
        for session in self.sessions:
            session.attach("orders", {}, "every", Caller(None, lambda: None))
        self.clock.advance(LATENCY_S)

    def check_loop(self) -> None:
        """There is none here."""

    def dial(self, events: SocketEvents) -> Socket:
        """Take an attempt."""
        return Line(self, events)

    def close(self) -> None:
        """Close every client: no timer is left."""
        for session in self.sessions:
            session.close()
        assert 0 == self.clock.pending

    def fail(self, seconds: float) -> None:
        """Lose every socket at once and stay away for a while."""
        self.is_up = False
        lost, self.open = self.open, set()
        for line in lost:
            line.events.closed(1006, "lost")
        self.clock.advance(seconds)
        self.is_up = True


@pytest.mark.parametrize("outage_s", STORM["outages"])
def test_clients_come_back_spread_out(outage_s: float) -> None:
    """No moment after the server's return takes much more than its share, and nobody is late."""
    city = City(STORM["clients"])
    assert STORM["clients"] == len(city.open)
    city.subscribes.clear()
    city.fail(outage_s)
    back = city.clock.now()
    city.clock.advance(STORM["backWithin"])
    assert STORM["clients"] == len(city.open) == len(city.subscribes)
    window_s = max(city.subscribes) - back
    bins = Counter(min(BINS - 1, int((moment - back) / window_s * BINS)) for moment in city.subscribes)
    assert max(bins.values()) <= STORM["peak"] * STORM["clients"] / BINS
    city.close()


@pytest.mark.parametrize("outage_s", STORM["briefOutages"])
def test_brief_outage_is_no_worse_than_none(outage_s: float) -> None:
    """At no moment do clients come back faster than where the server was not away at all."""
    city = City(STORM["clients"])
    city.subscribes.clear()
    city.fail(outage_s)
    city.clock.advance(STORM["backWithin"])
    assert STORM["clients"] == len(city.open) == len(city.subscribes)
    bins = Counter(int(moment / BRIEF_S) for moment in city.subscribes)
    # A tenth of a thousand, and half as many again for chance and for the first of the second attempts.
    assert max(bins.values()) <= 1.5 * STORM["perSecond"] * BRIEF_S
    city.close()
