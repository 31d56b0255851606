"""Text frames of JSON that is well formed and makes no sense: after them, a connection goes on."""

import json
from random import Random
from typing import Final

from tests.faults.bare_socket import TEXT, frame

_ROUTES: Final = ("ticks", "journal", "prices", "items", "subscriber", "nothing", "", "ticks.ticks")
_VERBS: Final = ("subscribe", "unsubscribe", "snapshot", "update", "subscribe.response", "stale", "")
_TYPES: Final = ("ping", "pong", "error", "goaway", "auth", "auth.expiring", "__proto__")
_MEMBERS: Final = ("name", "epoch", "seq", "topic", "payload", "status", "type", "", "💥", "__class__")
_TEXTS: Final = ("", "hostile", "null", "0", "💥", "\x00", "\u2028", '"}', "x" * 5000)
_DEPTH: Final = 4


def senseless_frame(random: Random) -> bytes:
    """Return one frame."""
    value = _message(random) if random.random() < 0.8 else _value(random, _DEPTH)
    return frame(TEXT, json.dumps(value, ensure_ascii=random.random() < 0.5).encode())


def _message(random: Random) -> dict[str, object]:
    """Return what looks like a request, each member of which may be missing or of another kind."""
    verb = f"{random.choice(_ROUTES)}.{random.choice(_VERBS)}"
    likely = {
        "type": verb if random.random() < 0.8 else random.choice(_TYPES),
        "id": random.randrange(100),
        "payload": {"name": random.choice(_TEXTS)},
        "resume": {"epoch": random.choice(_TEXTS), "seq": random.randrange(-1, 9)},
    }
    return {
        member: value if random.random() < 0.8 else _value(random, _DEPTH)
        for member, value in likely.items()
        if random.random() < 0.9
    }


def _value(random: Random, depth: int) -> object:
    """Return any JSON value."""
    match random.randrange(8 if depth else 6):
        case 0:
            return None
        case 1:
            return random.random() < 0.5
        case 2:
            return random.choice((0, -1, 1 << 53, 1 << 80, 1.5, -0.0, 1e300))
        case 3 | 4 | 5:
            return random.choice(_TEXTS)
        case 6:
            return [_value(random, depth - 1) for _ in range(random.randrange(4))]
        case _:
            return {random.choice(_MEMBERS): _value(random, depth - 1) for _ in range(random.randrange(4))}
