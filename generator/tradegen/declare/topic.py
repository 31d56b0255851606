"""Reads one topic of a route file."""

from tradegen.declare.declared import TopicDecl, TypeDecl
from tradegen.declare.deprecation import declare_deprecation
from tradegen.declare.identifiers import TOPIC_NAME
from tradegen.declare.keys import KeyReader, kind_of
from tradegen.declare.policy import KEYS as POLICY_KEYS
from tradegen.declare.policy import declare_policy
from tradegen.declare.snapshot import declare_snapshot
from tradegen.declare.type_expression import Scope, parse_type
from tradegen.source.findings import Findings
from tradegen.source.nodes import Entry, Mapping
from tradegen.source.suggestion import quote

_KEYS = (
    "params",
    "update",
    *POLICY_KEYS,
    "snapshot",
    "key",
    "drop",
    "access",
    "summary",
    "description",
    "deprecated",
)


def declare_topic(entry: Entry, *, scope: Scope, findings: Findings) -> TopicDecl | None:
    """Return the topic that ``entry`` declares, or ``None`` after adding findings."""
    named = TOPIC_NAME.check(entry.key, findings)
    place = f"topic {quote(entry.key.text)}"
    if not isinstance(entry.value, Mapping):
        message = f"{place} must be a mapping, not {kind_of(entry.value)}"
        findings.refuse(entry.value.span, "wrong-type", message=message)
        return None
    reader = KeyReader(entry.value, place, findings=findings)
    reader.check_known(_KEYS)
    reader.require("update", entry.key.span, hint="name the model that the topic sends")
    params = read_type(reader, "params", scope=scope, findings=findings)
    update = read_type(reader, "update", scope=scope, findings=findings)
    policy = declare_policy(reader)
    snapshot = declare_snapshot(reader, policy.delivery)
    deprecated = declare_deprecation(reader, findings)
    summary, doc, access = reader.text("summary"), reader.text("description"), reader.access()
    if update is None or not named:
        return None
    return TopicDecl(
        name=entry.key.text,
        span=entry.key.span,
        update=update,
        params=params,
        delivery=policy.delivery,
        history=policy.history,
        rate_per_s=policy.rate_per_s,
        on_slow=policy.on_slow,
        linger_s=policy.linger_s,
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
