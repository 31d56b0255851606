"""The session when its listeners call back into it while it is telling them something."""

from collections.abc import Callable

from tests.clients.fake_clock import FakeClock
from tests.clients.model_server import ModelServer

from tradegen_runtime.client import ClientError, ClientEvent, ClientOptions, Gap, SubscriptionState
from tradegen_runtime.client.feed import Feed
from tradegen_runtime.client.inbound import Update
from tradegen_runtime.client.session import Session


class Caller:
    """A listener that does something when it is told of a state or an update."""

    def __init__(self, on_state: SubscriptionState | None, act: Callable[[], None]) -> None:
        self.states: list[SubscriptionState] = []
        self.updates = 0
        self._on_state = on_state
        self._act = act

    def updated(self, update: Update) -> None:
        """Count it; act where no state is waited for."""
        self.updates += 1
        if self._on_state is None:
            self._act()

    def lost(self, gap: Gap) -> None:
        """Not of interest here."""

    def moved(self, state: SubscriptionState) -> None:
        """Write it down; act at the one waited for."""
        self.states.append(state)
        if state == self._on_state:
            self._act()

    def ended(self, error: ClientError | None) -> None:
        """Not of interest here."""


class Desk:
    """A session, its server and its clock."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.server = ModelServer()
        self.events: list[ClientEvent] = []
        options = ClientOptions(clock=self.clock, random=lambda: 1.0, report=self.events.append)
        self.session = Session("ws://model", self.server, options)

    def attach(self, account: str, listener: Caller) -> Feed:
        """Let a listener join."""
        return self.session.attach("orders", {"account": account}, "every", listener)

    def join(self, account: str, listener: Caller) -> None:
        """Let a listener join whose feed nobody needs."""
        self.attach(account, listener)

    def settle(self) -> None:
        """Let the server answer everything."""
        self.server.open()
        for _ in range(20):
            self.server.answer()
            self.server.deliver()


def nothing() -> None:
    """Do nothing."""


def test_closing_while_others_are_told_of_the_loss() -> None:
    """The first listener closes the client on ``reconnecting``; the others stay closed."""
    desk = Desk()
    first = Caller("reconnecting", desk.session.close)
    second = Caller(None, nothing)
    desk.attach("A", first)
    feed = desk.attach("B", second)
    desk.settle()
    desk.server.drop(1006)
    assert "closed" == feed.state
    assert ["connecting", "subscribing", "live", "reconnecting", "closed"] == first.states
    assert ["connecting", "subscribing", "live", "closed"] == second.states
    assert ("closed", 0) == (desk.session.state, desk.clock.pending)


def test_leaving_another_topic_while_subscribing() -> None:
    """A listener that sends another away, when the socket opens, spares the server its request."""
    desk = Desk()
    other = Caller(None, nothing)
    feeds: list[Feed] = []
    desk.attach("A", Caller("subscribing", lambda: desk.session.detach(feeds[0], other)))
    feeds.append(desk.attach("B", other))
    desk.server.open()
    socket = desk.server.live_socket
    assert socket is not None
    assert [{"account": "A"}] == [frame["payload"] for frame in socket.inbound]
    assert ["connecting"] == other.states


def test_leaving_of_a_neighbour_while_an_update_is_told() -> None:
    """Who was sent away by an earlier listener does not hear the update."""
    desk = Desk()
    neighbour = Caller(None, nothing)
    feeds: list[Feed] = []
    feeds.append(desk.attach("A", Caller(None, lambda: desk.session.detach(feeds[0], neighbour))))
    desk.attach("A", neighbour)
    desk.settle()
    desk.server.publish("A")
    desk.settle()
    assert 0 == neighbour.updates


def test_new_topic_while_the_loss_is_told() -> None:
    """A topic asked for on ``reconnecting`` waits for the next socket."""
    desk = Desk()
    late = Caller(None, nothing)
    desk.attach("A", Caller("reconnecting", lambda: desk.join("B", late)))
    desk.settle()
    desk.server.drop(1006)
    assert ["connecting"] == late.states
    desk.clock.advance(0.2)
    desk.settle()
    assert ["connecting", "subscribing", "live"] == late.states


def test_last_leave_while_the_loss_is_told() -> None:
    """Without topics there is no reason to come back."""
    desk = Desk()
    feeds: list[Feed] = []
    caller = Caller("reconnecting", lambda: desk.session.detach(feeds[0], caller))
    feeds.append(desk.attach("A", caller))
    desk.settle()
    desk.server.drop(1006)
    assert ("idle", 0) == (desk.session.state, desk.clock.pending)
