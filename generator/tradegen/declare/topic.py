"""Reads one topic of a route file."""

from tradegen.declare.declared import TopicDecl, TypeDecl
from tradegen.declare.deprecation import declare_deprecation
from tradegen.declare.identifiers import TOPIC_NAME
from tradegen.declare.keys import KeyReader, kind_of
from tradegen.declare.snapshot import declare_snapshot
from tradegen.declare.type_expression import Scope, parse_type
from tradegen.ir import DeliveryMode
from tradegen.source.findings import Findings
from tradegen.source.nodes import Entry, Mapping
from tradegen.source.suggestion import did_you_mean, quote

_KEYS = (
    "params",
    "update",
    "delivery",
    "history",
    "snapshot",
    "key",
    "drop",
    "access",
    "summary",
    "description",
    "deprecated",
)
_PLANNED = ("rate", "on_slow")
_MAX_HISTORY = 100_000


def declare_topic(entry: Entry, *, scope: Scope, findings: Findings) -> TopicDecl | None:
    """Return the topic that ``entry`` declares, or ``None`` after adding findings."""
    named = TOPIC_NAME.check(entry.key, findings)
    place = f"topic {quote(entry.key.text)}"
    if not isinstance(entry.value, Mapping):
        message = f"{place} must be a mapping, not {kind_of(entry.value)}"
        findings.refuse(entry.value.span, "wrong-type", message=message)
        return None
    reader = KeyReader(entry.value, place, findings=findings)
    reader.check_known(_KEYS, unsupported=_PLANNED)
    reader.require("update", entry.key.span, hint="name the model that the topic sends")
    params = read_type(reader, "params", scope=scope, findings=findings)
    update = read_type(reader, "update", scope=scope, findings=findings)
    delivery = _delivery(reader)
    history = reader.whole("history", 0, least=0, most=_MAX_HISTORY)
    snapshot = declare_snapshot(reader, delivery)
    deprecated = declare_deprecation(reader, findings)
    summary, doc, access = reader.text("summary"), reader.text("description"), reader.access()
    if update is None or not named:
        return None
    return TopicDecl(
        name=entry.key.text,
        span=entry.key.span,
        update=update,
        params=params,
        delivery=delivery,
        history=history,
        snapshot=snapshot,
        summary=summary,
        doc=doc,
        deprecated=deprecated,
        access=access,
    )


def read_type(reader: KeyReader, key: str, *, scope: Scope, findings: Findings) -> TypeDecl | None:
    """Return the type expression under ``key``; ``None`` where it is not written or wrong."""
    scalar = reader.scalar(reader.entry(key), "a type")
    return None if scalar is None else parse_type(scalar, scalar.text, scope=scope, findings=findings)


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
