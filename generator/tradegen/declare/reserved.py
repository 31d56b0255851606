"""Reads ``reserved``: names of topics and routes that are gone, and must not come back with another meaning."""

from collections.abc import Iterable
from typing import Final

from tradegen.declare.declared import ModuleDecl, WrittenName
from tradegen.declare.identifiers import OPERATION_ID, TOPIC_NAME, NameRule
from tradegen.declare.keys import KeyReader, kind_of
from tradegen.source.findings import Findings
from tradegen.source.nodes import Mapping, Scalar, Sequence
from tradegen.source.suggestion import quote

_KEYS: Final = ("topics", "routes")


def declare_reserved(reader: KeyReader, findings: Findings) -> tuple[tuple[WrittenName, ...], tuple[WrittenName, ...]]:
    """Return the topics and the operation ids that the route file reserves."""
    entry = reader.entry("reserved")
    if entry is None:
        return (), ()
    if not isinstance(entry.value, Mapping):
        message = f'"reserved" of {reader.place} must be a mapping, not {kind_of(entry.value)}'
        hint = "write reserved: {topics: [name], routes: [name]}"
        reader.refuse(entry.value.span, "wrong-type", message=message, hint=hint)
        return (), ()
    inner = KeyReader(entry.value, '"reserved"', findings=findings)
    inner.check_known(_KEYS)
    return _names(inner, "topics", TOPIC_NAME, findings), _names(inner, "routes", OPERATION_ID, findings)


def check_reserved(modules: Iterable[ModuleDecl], findings: Findings) -> None:
    """Refuse topics and operations that have a reserved name: a topic's is unique in the whole API."""
    modules = tuple(modules)
    topics = {name.text: name for module in modules for name in module.reserved_topics}
    for module in modules:
        routes = {name.text: name for name in module.reserved_routes}
        for kind, declared, reserved in (
            ("topic", [(topic.name, topic.span) for topic in module.topics], topics),
            ("operation id", [(route.operation_id, route.span) for route in module.routes], routes),
        ):
            for name, span in declared:
                if (taken := reserved.get(name)) is not None:
                    message = f"{kind} {quote(name)} is reserved at {taken.span}"
                    hint = "old clients know it with another meaning; choose another name"
                    findings.refuse(span, "reserved-name", message=message, hint=hint)


def _names(reader: KeyReader, key: str, rule: NameRule, findings: Findings) -> tuple[WrittenName, ...]:
    entry = reader.entry(key)
    if entry is None:
        return ()
    if not isinstance(entry.value, Sequence):
        message = f'"{key}" of {reader.place} must be a list, not {kind_of(entry.value)}'
        reader.refuse(entry.value.span, "wrong-type", message=message, hint=f"write {key}: [name]")
        return ()
    found: dict[str, WrittenName] = {}
    for node in entry.value.items:
        if not isinstance(node, Scalar):
            message = f'"{key}" of {reader.place} must list names, not {kind_of(node)}'
            reader.refuse(node.span, "wrong-type", message=message)
        elif node.text in found:
            message = f"{quote(node.text)} is reserved twice"
            reader.refuse(node.span, "duplicate-key", message=message)
        elif rule.check(node, findings):
            found[node.text] = WrittenName(text=node.text, span=node.span)
    return tuple(found.values())
