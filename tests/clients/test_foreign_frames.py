"""Frames of a server that is not ours, every member of any type: both clients do the same about each, and go on."""

import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from pydantic import JsonValue
from tests.clients.compiled_core import compile_core, needs_node
from tests.clients.encounter import Step, play

RANDOM_SCRIPTS = 500
ABSENT = "(left out)"
VALUES: list[JsonValue] = [
    ABSENT,
    *(None, True, False, 0, 1, 6, -1, 1.5, 2.0, 2**53, 1e300, "", "1", "6", "K", "ok", "error"),
    *json.loads('[[], [1], [{"n": 1, "v": 2}], {}, {"n": 1}, {"n": 1.0, "v": 0.0}]'),
]

ACCEPTED: dict[str, JsonValue] = {"status": "ok", "topic": "K", "epoch": "e1", "seq": 5, "recovered": False}
REFUSED: dict[str, JsonValue] = {"status": "error", "topic": "K", "code": "NO", "message": "no", "retryable": True}
ITEMS: dict[str, JsonValue] = {"status": "ok", "topic": "L", "epoch": "e1", "since": 5, "seq": 5, "items": [{"n": 1}]}
FRAMES: tuple[dict[str, JsonValue], ...] = (
    {"type": "orders.subscribe.response", "id": "1", "payload": ACCEPTED},
    {"type": "quotes.subscribe.response", "id": "2", "payload": {**ACCEPTED, "topic": "Q"}},
    {"type": "orders.subscribe.response", "id": "1", "payload": REFUSED},
    {"type": "orders.subscribe.response", "payload": {**REFUSED, "retryable": False}},
    {"type": "entries.snapshot.response", "id": "4", "payload": ITEMS},
    {"type": "entries.snapshot.response", "id": "4", "payload": REFUSED},
    {"type": "orders.update", "payload": {"topic": "K", "seq": 6, "payload": {"n": 6}}},
    {"type": "quotes.update", "payload": {"topic": "Q", "seq": 5, "snapshot": True, "payload": {"n": 5}}},
    {"type": "entries.update", "payload": {"topic": "L", "seq": 6, "payload": {"n": 1, "v": 3}}},
    {"type": "orders.stale", "payload": {"topic": "K", "code": "NO", "message": "no", "retryAfterMs": 1}},
    {"type": "orders.fresh", "payload": {"topic": "K", "epoch": "e2", "seq": 6}},
    {"type": "entries.fresh", "payload": {"topic": "L", "epoch": "e2", "seq": 6}},
    {"type": "error", "id": "1", "payload": {"code": "NO", "message": "no", "retryable": False}},
    {"type": "ping", "id": "7", "payload": {}},
    {"type": "pong", "id": "7", "payload": {}},
    {"type": "goaway", "payload": {"reason": "stop", "reconnectAfterMs": 2000}},
    {"type": "auth.expiring", "payload": {"expiresInMs": 30_000}},
    {"type": "auth.response", "id": "9", "payload": {"status": "ok", "expiresAt": 9}},
    {"type": "news.flash", "payload": {"text": "new"}},
)
"""Every kind of frame a server sends, and all their members."""


def changed(frame: dict[str, JsonValue], member: str, value: JsonValue) -> dict[str, JsonValue]:
    """A frame with another value for one member, its own or its payload's."""
    return {name: one for name, one in {**frame, member: value}.items() if one != ABSENT or name != member}


def variants(frame: dict[str, JsonValue]) -> Iterator[dict[str, JsonValue]]:
    """The frame with each of its members, one at a time, of every type."""
    payload = frame.get("payload")
    assert isinstance(payload, dict)
    for value in VALUES:
        for member in ("type", "id", "payload"):
            yield changed(frame, member, value)
        for member in payload:
            yield {**frame, "payload": changed(payload, member, value)}


def broken_frames() -> Iterator[list[dict[str, JsonValue]]]:
    """Each variant alone, then some at random: several members, several frames."""
    every = [variant for frame in FRAMES for variant in variants(frame)]
    yield from ([variant] for variant in every)
    chance = random.Random(5)
    for _ in range(RANDOM_SCRIPTS):
        first, second, third = chance.choices(every, k=3)
        yield [first, changed(second, chance.choice(("type", "id")), chance.choice(VALUES)), third]


def encounters() -> Iterator[list[Step]]:
    """Scripts in which broken frames come before, or after, what a server has to say; then all goes on."""
    right = [
        FRAMES[0],
        FRAMES[1],
        {"type": "entries.subscribe.response", "id": "3", "payload": {**ACCEPTED, "topic": "L"}},
        FRAMES[4],
    ]
    more = [{"type": "orders.update", "payload": {"topic": topic, "seq": 7, "payload": {"n": 7}}} for topic in "KQL"]
    for broken in broken_frames():
        for frames in ([*broken, *right, *more], [*right, *broken, *more]):
            yield [
                ("attach", {"route": "orders", "delivery": "every"}),
                ("attach", {"route": "quotes", "delivery": "latest"}),
                ("follow", "entries"),
                ("open", None),
                *(("say", json.dumps(frame)) for frame in frames),
                ("advance", 10.5),
                ("end", 1006),
                ("advance", 3),
                ("open", None),
            ]


def same(value: JsonValue) -> JsonValue:
    """A value as JSON has it: 2.0 is 2, and true is not 1."""
    match value:
        case bool():
            return str(value)
        case float() if value.is_integer():
            return int(value)
        case list():
            return [same(one) for one in value]
        case dict():
            return {name: same(one) for name, one in value.items()}
        case _:
            return value


@needs_node
def test_both_clients_do_the_same(tmp_path: Path) -> None:
    """Every frame is read alike, whatever stands in it, and nothing is left behind."""
    scripts = list(encounters())
    command = ["node", str(Path(__file__).with_name("foreign.mjs")), str(compile_core(tmp_path))]
    played = subprocess.run(command, input=json.dumps(scripts), stdout=subprocess.PIPE, text=True, check=True)
    for script, transcript in zip(scripts, json.loads(played.stdout), strict=True):
        words = [same(one) for one in play(script)]
        assert [same(one) for one in transcript] == words, script
        assert ["pending", 0] == words[-1], script


def test_nesting_is_no_exception() -> None:
    """However deep a member is, about the depth that Python bears too, its frame is read or reported."""
    for depth in (*range(800, 1_010), 100_000):
        deep = "[" * depth + "]" * depth
        frames = (
            f'{{"type":"ping","id":{deep}}}',
            f'{{"type":"news.flash","payload":{deep}}}',
            f'{{"type":"orders.subscribe.response","id":"1","payload":{{"topic":{deep}}}}}',
        )
        words = play(
            [("attach", {"route": "orders", "delivery": "every"}), ("open", None), *(("say", f) for f in frames)]
        )
        assert ["pending", 0] == words[-1]
