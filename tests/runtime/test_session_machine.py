"""Sessions and broadcaster against a model, under any order of events (X7, X8, S3-RB-02)."""

import os
from dataclasses import dataclass, field
from typing import Any, Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule
from tests.runtime.core import PATIENCE_S, SETTLE_S, Board, HeldSource, HeldTimer, Seat

from tradegen_runtime.delivery import Delivery
from tradegen_runtime.refusal import Refusal
from tradegen_runtime.topics.restarts import STEADY_S

KEYS = ("t:{}", 't:{"n":1}')
PARAMS: dict[str, dict[str, int]] = {KEYS[0]: {}, KEYS[1]: {"n": 1}}
LINGER_S = 5.0
keys = st.sampled_from((KEYS[0], KEYS[0], KEYS[0], KEYS[1]))
rarely = st.sampled_from((False, False, False, True))


@dataclass
class Peer:
    """One client and what it must see: its open requests, and per topic the place from which updates follow.

    ``stale`` are the topics that it follows and whose source it knows to be down.
    """

    seat: Seat
    requests: int = 0
    asked: list[str] = field(default_factory=list)
    positions: dict[str, tuple[str, int]] = field(default_factory=dict)
    followed: dict[str, tuple[str, int]] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)


class SessionMachine(RuleBasedStateMachine):
    """The model: which peers want which topic. Everything else must follow from it."""

    peers = Bundle("peers")

    def __init__(self) -> None:
        super().__init__()
        self.board = Board(Delivery(history=2, linger_s=LINGER_S))
        self.wanted: dict[str, set[int]] = {key: set() for key in KEYS}
        self.alive: list[Peer] = []

    @initialize(target=peers)
    def connect_first(self) -> Peer:
        return self._connect()

    @initialize(target=peers)
    def connect_second(self) -> Peer:
        return self._connect()

    @precondition(lambda self: len(self.alive) < 4)
    @rule(target=peers)
    def connect(self) -> Peer:
        return self._connect()

    def _connect(self) -> Peer:
        peer = Peer(self.board.session())
        self.alive.append(peer)
        return peer

    @rule(peer=peers, key=keys)
    def subscribe(self, peer: Peer, key: str) -> None:
        self._ask(peer, "subscribe", key)
        self.wanted[key].add(id(peer))

    @rule(peer=peers, key=keys)
    def resume(self, peer: Peer, key: str) -> None:
        if key in peer.followed:
            self._resume(peer, key)

    def _resume(self, peer: Peer, key: str) -> None:
        epoch, seq = peer.followed[key]
        self._ask(peer, "subscribe", key, resume={"epoch": epoch, "seq": seq})
        self.wanted[key].add(id(peer))

    @rule(peer=peers, key=keys, really=rarely)
    def unsubscribe(self, peer: Peer, key: str, really: bool) -> None:
        if not really:
            return
        self._ask(peer, "unsubscribe", key)
        self.wanted[key].discard(id(peer))
        self._read(peer)
        peer.positions.pop(key, None)
        peer.stale.discard(key)

    @rule(peer=peers, missed=st.integers(0, 3))
    def reconnect(self, peer: Peer, missed: int) -> None:
        self._read(peer)
        lost = tuple(peer.positions)
        peer.seat.session.close()
        peer.seat = self.board.session()
        peer.asked.clear()
        peer.positions.clear()
        peer.stale.clear()
        for key in KEYS:
            self.wanted[key].discard(id(peer))
        for emits in self.board.emits.values():
            for _ in range(missed):
                emits[-1](b"0")
        for key in lost:
            self._resume(peer, key)

    @precondition(lambda self: len(self.alive) > 1)
    @rule(peer=consumes(peers))
    def drop(self, peer: Peer) -> None:
        self._read(peer)
        peer.seat.session.close()
        self.alive.remove(peer)
        for wanting in self.wanted.values():
            wanting.discard(id(peer))

    @precondition(lambda self: self.board.emits)
    @rule(key=keys, count=st.integers(1, 4))
    def publish(self, key: str, count: int) -> None:
        for emit in self.board.emits.get(key, ()):
            for _ in range(count):
                emit(b"0")

    @precondition(lambda self: self._opening())
    @rule(published=st.integers(0, 3))
    def source_opens(self, published: int) -> None:
        for source in self._opening():
            source.begin()
            for _ in range(published):
                self.board.emits[source.key][-1](b"0")
            source.opened()

    @precondition(lambda self: self._opening())
    @rule(really=rarely, retryable=st.booleans())
    def source_refuses(self, really: bool, retryable: bool) -> None:
        for source in self._opening():
            if really:
                self._end(source, Refusal("NO", "No", retryable=retryable))

    @precondition(lambda self: self._entered())
    @rule(really=rarely, retryable=st.booleans())
    def source_crashes(self, really: bool, retryable: bool) -> None:
        for source in self._entered():
            if really:
                self._end(source, Refusal("SOURCE_FAILED", "failed", retryable=retryable))

    @precondition(lambda self: self._restarts())
    @rule()
    def source_restarts(self) -> None:
        for timer in self._restarts():
            timer.run_out()

    @precondition(lambda self: self.board.pending(PATIENCE_S))
    @rule()
    def patience_runs_out(self) -> None:
        self._run_out(PATIENCE_S)

    @precondition(lambda self: self.board.pending(SETTLE_S))
    @rule(really=rarely)
    def source_takes_too_long(self, really: bool) -> None:
        if really:
            self._run_out(SETTLE_S)

    def _run_out(self, limit_s: float) -> None:
        """Who waits for a source and does not follow yet is refused, and wants the topic no more."""
        for peer in self.alive:
            self._read(peer)
        for timer in self.board.pending(limit_s):
            timer.run_out()
        for peer in self.alive:
            refused = [frame for frame in peer.seat.taken() if self._see_refused(peer, frame)]
            for key in {frame["payload"]["topic"] for frame in refused} - set(peer.positions):
                self.wanted[key].discard(id(peer))

    @precondition(lambda self: any(source.stopping and not source.gone for source in self.board.sources.started))
    @rule()
    def source_closes(self) -> None:
        for source in self.board.sources.started:
            if source.stopping and not source.gone:
                source.closed()

    @precondition(lambda self: self.board.pending(LINGER_S))
    @rule()
    def lingers_run_out(self) -> None:
        for timer in self.board.pending(LINGER_S):
            timer.run_out()

    @invariant()
    def subscribers_are_those_who_want(self) -> None:
        following = [key for peer in self.alive for key in peer.seat.session.topics]
        for key, wanting in self.wanted.items():
            topic = self.board.broadcaster.find(self.board.binding, key)
            assert len(wanting) == following.count(key)
            assert bool(wanting) == (topic is not None and topic.is_wanted)

    @invariant()
    def gauges_tell_what_there_is(self) -> None:
        tally = self.board.binding.tally
        assert (len(self.board.broadcaster), sum(map(len, self.wanted.values()))) == (tally.topics, tally.subscriptions)

    @invariant()
    def a_source_runs_exactly_while_wanted(self) -> None:
        for key, wanting in self.wanted.items():
            running = self._running(key)
            assert len(running) <= 1
            asked_to_run = [source for source in running if not source.stopping]
            if wanting:
                assert running or self._restarts(), "someone waits for a source that will never come"
            elif asked_to_run:
                assert self.board.pending(LINGER_S)

    @invariant()
    def nobody_sees_a_hole(self) -> None:
        for peer in self.alive:
            self._read(peer)

    def teardown(self) -> None:
        """Everybody leaves: nothing is left."""
        for peer in tuple(self.alive):
            peer.seat.session.close()
        self.lingers_run_out()
        for source in self.board.sources.started:
            if not source.gone:
                assert source.stopping
                source.closed()
        assert 0 == len(self.board.broadcaster)
        assert all(source.gone for source in self.board.sources.started)
        assert [] == self.board.pending()

    def _ask(self, peer: Peer, verb: str, key: str, **envelope: object) -> None:
        peer.requests += 1
        request_id = f"{peer.requests}"
        peer.asked.append(request_id)
        peer.seat.send(f"t.{verb}", PARAMS[key], id=request_id, **envelope)

    def _end(self, source: HeldSource, failure: Refusal) -> None:
        """A source ends by itself: it is restarted if it may work again, else all who want the topic are told."""
        (topic,) = (topic for topic in self.board.broadcaster if topic.key == source.key)
        has_worked = source.entered or topic.is_stale
        if source.stopping:
            failure = Refusal("LATE", "The failure of a source that nobody wants any more")
        elif not (has_worked and failure.retryable):
            self.wanted[source.key].clear()
        source.closed(failure)

    def _opening(self) -> list[HeldSource]:
        return [source for source in self.board.sources.started if not source.entered and not source.gone]

    def _entered(self) -> list[HeldSource]:
        return [source for source in self.board.sources.started if source.entered and not source.gone]

    def _restarts(self) -> list[HeldTimer]:
        return [
            timer for timer in self.board.pending() if timer.delay_s not in (LINGER_S, PATIENCE_S, SETTLE_S, STEADY_S)
        ]

    def _running(self, key: str) -> list[HeldSource]:
        return self.board.sources.running(key)

    def _read(self, peer: Peer) -> None:
        for frame in peer.seat.taken():
            payload = frame["payload"]
            match frame["type"]:
                case "t.update":
                    self._see_update(peer, payload)
                case "t.subscribe.response" if payload["status"] == "ok":
                    peer.asked.remove(frame["id"])
                    self._see_confirmed(peer, payload)
                case "t.subscribe.response":
                    self._see_refused(peer, frame)
                case "t.unsubscribe.response":
                    peer.asked.remove(frame["id"])
                    self._see_end(peer, str(payload.get("topic", "")))
                case "t.stale":
                    assert payload["topic"] in peer.positions
                    assert payload["topic"] not in peer.stale
                    peer.stale.add(payload["topic"])
                case "t.fresh":
                    peer.stale.remove(payload["topic"])
                    assert peer.positions[payload["topic"]][0] != payload["epoch"]
                    position = (payload["epoch"], payload["seq"])
                    peer.positions[payload["topic"]] = peer.followed[payload["topic"]] = position

    def _see_refused(self, peer: Peer, frame: dict[str, Any]) -> bool:
        """A refusal without id ends a subscription; one with an id answers a request, whatever else stands."""
        if "id" in frame:
            peer.asked.remove(frame["id"])
        else:
            self._see_end(peer, frame["payload"]["topic"])
        return True

    def _see_end(self, peer: Peer, key: str) -> None:
        peer.positions.pop(key, None)
        peer.stale.discard(key)

    def _see_confirmed(self, peer: Peer, payload: dict[str, object]) -> None:
        key, epoch, seq = str(payload["topic"]), str(payload["epoch"]), int(str(payload["seq"]))
        assert key not in peer.stale, "confirmed while the source is down"
        position = (epoch, seq)
        if payload["recovered"]:
            # Everything after what it had seen follows: it continues from there.
            position = peer.followed[key]
            assert epoch == position[0]
        peer.positions[key] = peer.followed[key] = position

    def _see_update(self, peer: Peer, payload: dict[str, object]) -> None:
        key, seq = str(payload["topic"]), int(str(payload["seq"]))
        assert key in peer.positions, "an update before the reply, or after the goodbye"
        assert key not in peer.stale, "an update while the source is down"
        epoch, before = peer.positions[key]
        assert before + 1 == seq, "a hole that the peer cannot know of"
        peer.positions[key] = peer.followed[key] = (epoch, seq)


RUNS: Final = int(os.environ.get("MACHINE_RUNS", "150"))

SessionMachine.TestCase.settings = settings(max_examples=RUNS, stateful_step_count=50)
TestSessionMachine = SessionMachine.TestCase
