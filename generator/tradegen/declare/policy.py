"""Reads the keys of a topic that say how its updates are delivered."""

import re
from typing import Final

import msgspec

from tradegen.declare.keys import KeyReader
from tradegen.ir import LINGER_S, DeliveryMode, OnSlow
from tradegen.source.suggestion import did_you_mean, quote

KEYS: Final = ("delivery", "history", "rate", "on_slow", "linger")

_MAX_HISTORY: Final = 100_000
_MAX_LINGER_S: Final = 3600
_RATE: Final = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?) ?/ ?s", re.ASCII)
_RATES: Final = (0.01, 1000.0)


class PolicyDecl(msgspec.Struct, frozen=True):
    """Delivery of one topic as it is written, or by default."""

    delivery: DeliveryMode = "every"
    history: int = 0
    rate_per_s: float | None = None
    on_slow: OnSlow = "disconnect"
    linger_s: int = LINGER_S


def declare_policy(reader: KeyReader) -> PolicyDecl:
    """Return how the topic of ``reader`` is delivered."""
    delivery = _delivery(reader)
    return PolicyDecl(
        delivery=delivery,
        history=reader.whole("history", 0, least=0, most=_MAX_HISTORY),
        rate_per_s=_rate(reader, delivery),
        on_slow=_on_slow(reader, delivery),
        linger_s=reader.whole("linger", LINGER_S, least=0, most=_MAX_LINGER_S),
    )


def _delivery(reader: KeyReader) -> DeliveryMode:
    scalar = reader.scalar(reader.entry("delivery"), "every or latest")
    if scalar is None or scalar.text == "every":
        return "every"
    if scalar.text == "latest":
        return "latest"
    message = f"delivery of {reader.place} must be every or latest, not {quote(scalar.text)}"
    hint = did_you_mean(scalar.text, ("every", "latest"))
    reader.refuse(scalar.span, "bad-value", message=message, hint=hint)
    return "every"


def _rate(reader: KeyReader, delivery: DeliveryMode) -> float | None:
    """Read ``rate: 10/s``."""
    entry = reader.entry("rate")
    scalar = reader.scalar(entry, "updates a second, such as 10/s")
    if entry is None or scalar is None:
        return None
    least, most = _RATES
    found = _RATE.fullmatch(scalar.text)
    if found is None or not least <= float(found[1]) <= most:
        message = f'"rate" of {reader.place} must be from {least:g}/s to {most:g}/s, not {quote(scalar.text)}'
        reader.refuse(scalar.span, "bad-value", message=message, hint="write rate: 10/s")
        return None
    if delivery == "every":
        message = f"{reader.place} delivers every update, so none may be left out for a rate"
        reader.refuse(entry.key.span, "bad-delivery", message=message, hint="use delivery: latest, or remove the rate")
        return None
    return float(found[1])


def _on_slow(reader: KeyReader, delivery: DeliveryMode) -> OnSlow:
    entry = reader.entry("on_slow")
    scalar = reader.scalar(entry, "disconnect or drop_oldest")
    if entry is None or scalar is None:
        return "disconnect"
    if scalar.text not in ("disconnect", "drop_oldest"):
        message = f"on_slow of {reader.place} must be disconnect or drop_oldest, not {quote(scalar.text)}"
        hint = did_you_mean(scalar.text, ("disconnect", "drop_oldest"))
        reader.refuse(scalar.span, "bad-value", message=message, hint=hint)
        return "disconnect"
    if delivery == "latest":
        message = f"{reader.place} delivers only the latest update, so slow readers skip the others anyway"
        reader.refuse(entry.key.span, "bad-delivery", message=message, hint="remove on_slow")
        return "disconnect"
    if scalar.text == "drop_oldest" and reader.entry("snapshot") is not None:
        message = f"{reader.place} has a snapshot, so every update counts, but drops the oldest for slow readers"
        reader.refuse(entry.key.span, "bad-snapshot", message=message, hint="use on_slow: disconnect")
        return "disconnect"
    return "disconnect" if scalar.text == "disconnect" else "drop_oldest"
