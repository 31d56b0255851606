"""What the client promises whatever happens: strict order, nothing twice, no loss unsaid, nothing left behind."""

import json
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tests.clients.fake_clock import FakeClock
from tests.clients.model_server import ModelServer

from tradegen_runtime.client import ClientError, ClientEvent, ClientOptions, Gap, SubscriptionState
from tradegen_runtime.client.feed import Feed
from tradegen_runtime.client.inbound import Update
from tradegen_runtime.client.session import Session

ACCOUNTS = st.sampled_from(["A", "B"])


@dataclass(eq=False)
class Witness:
    """A listener that writes down everything in the order it is told."""

    account: str
    told: list[tuple[int, int] | Gap] = field(default_factory=list)
    states: list[SubscriptionState] = field(default_factory=list)
    ends: list[ClientError | None] = field(default_factory=list)
    feed: Feed | None = None

    def updated(self, update: Update) -> None:
        """Write down which update it was."""
        content = json.loads(update.content)
        self.told.append((content["epoch"], content["seq"]))

    def lost(self, gap: Gap) -> None:
        """Write the gap down."""
        self.told.append(gap)

    def moved(self, state: SubscriptionState) -> None:
        """Write the state down."""
        self.states.append(state)

    def ended(self, error: ClientError | None) -> None:
        """Write the end down."""
        self.ends.append(error)


class SessionMachine(RuleBasedStateMachine):
    """Listeners come and go, the server publishes, loses, drops, restarts, and time passes."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.server = ModelServer()
        self.events: list[ClientEvent] = []
        options = ClientOptions(clock=self.clock, random=lambda: 1.0, report=self.events.append)
        self.session = Session("ws://model", self.server, options)
        self.witnesses: list[Witness] = []

    @rule(account=ACCOUNTS)
    def join(self, account: str) -> None:
        """A listener comes."""
        witness = Witness(account)
        self.witnesses.append(witness)
        witness.feed = self.session.attach("orders", {"account": account}, "every", witness)

    @rule(choice=st.integers(0, 7))
    def leave(self, choice: int) -> None:
        """A listener goes, and hears nothing any more."""
        if choice < len(self.witnesses):
            witness = self.witnesses.pop(choice)
            assert witness.feed is not None
            self.session.detach(witness.feed, witness)
            self._check(witness)

    @rule()
    def open(self) -> None:
        """The server lets the client in."""
        self.server.open()

    @rule(code=st.sampled_from([1006, 1012, 4001, 4008]))
    def drop(self, code: int) -> None:
        """The connection breaks."""
        self.server.drop(code)

    @rule()
    def restart(self) -> None:
        """The server begins anew."""
        self.server.restart()

    @rule(account=ACCOUNTS, count=st.integers(1, 5))
    def publish(self, account: str, count: int) -> None:
        """The server publishes."""
        for _ in range(count):
            self.server.publish(account)

    @rule(count=st.integers(1, 4))
    def answer(self, count: int) -> None:
        """The server handles frames of the client."""
        for _ in range(count):
            self.server.answer()

    @rule(count=st.integers(1, 6))
    def deliver(self, count: int) -> None:
        """Frames reach the client."""
        for _ in range(count):
            self.server.deliver()

    @rule()
    def lose(self) -> None:
        """An update gets lost on the way."""
        self.server.deliver(lose=True)

    @rule(seconds=st.sampled_from([0.1, 0.5, 3.0, 12.0, 40.0]))
    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.clock.advance(seconds)

    @invariant()
    def nothing_is_lost_unsaid(self) -> None:
        """Every listener can account for every update since its first."""
        for witness in self.witnesses:
            self._check(witness)

    @invariant()
    def the_server_knows_no_topic_nobody_wants(self) -> None:
        """When everything is said and handled, the server's topics are those of the listeners."""
        socket = self.server.live_socket
        if socket is None or socket.inbound or socket.outbound or self.session.state != "open":
            return
        settled = all(witness.feed is not None and witness.feed.state == "live" for witness in self.witnesses)
        if settled:
            assert {f"orders:{witness.account}" for witness in self.witnesses} == socket.topics

    def teardown(self) -> None:
        """After everything, an undisturbed client catches up; a closed one leaves nothing."""
        for _ in range(60):
            self.clock.advance(1)
            self.server.open()
            for _ in range(20):
                self.server.answer()
                self.server.deliver()
        for witness in self.witnesses:
            assert witness.feed is not None
            assert "live" == witness.feed.state
            self._check(witness)
        self.session.close()
        assert 0 == self.clock.pending
        assert all([None] == witness.ends for witness in self.witnesses)

    def _check(self, witness: Witness) -> None:
        """Updates are +1 within an epoch, except for exactly what a gap before them says."""
        last: tuple[int, int] | None = None
        gap: Gap | None = None
        for told in witness.told:
            if isinstance(told, Gap):
                gap = told if gap is None else Gap(gap.from_seq, told.to_seq, told.reason)
                continue
            if last is not None:
                self._check_step(last, gap, told)
            last, gap = told, None

    def _check_step(self, last: tuple[int, int], gap: Gap | None, told: tuple[int, int]) -> None:
        if told[0] == last[0]:
            expected = last[1] + 1 if gap is None or gap.to_seq is None else gap.to_seq + 1
            assert told[1] == expected
            assert gap is None or gap.from_seq == last[1] + 1
        else:
            assert told[0] > last[0]
            assert gap is not None


TestSessionPromises = SessionMachine.TestCase
TestSessionPromises.settings = settings(max_examples=150, stateful_step_count=60)
