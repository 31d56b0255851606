"""Decide what each file of routers becomes: which module, which topics, in which route file."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

import msgspec

from tradegen.adopt.found import FoundFile, FoundTopic
from tradegen.adopt.writing import Adopted, names_in
from tradegen.declare.identifiers import MODULE_NAME, TOPIC_NAME, NameRule
from tradegen.diagnostics import Diagnostic
from tradegen.source.findings import Findings
from tradegen.source.nodes import Scalar
from tradegen.source.suggestion import quote
from tradegen.span import Span
from tradegen.words import snake_case

_GENERAL: Final = frozenset(("ws", "routers", "router", "ws_routers", "websocket", "__init__"))
"""File names that say nothing: the folder has the module's name then."""


class Choices(msgspec.Struct, frozen=True):
    """What the user said: a module's name for all files, the API version, routes by alias."""

    module: str = ""
    version: str = "v1"
    routes: Mapping[str, str] = msgspec.field(default_factory=dict)


def as_module(found: FoundFile, choices: Choices, findings: Findings) -> Adopted | None:
    """Return the module that ``found`` becomes; ``None`` where its name, or all of its topics, are missing."""
    start = Span(found.path, 1, 1)
    name = choices.module or _module_name(found.path)
    if not _may_be(MODULE_NAME, Scalar(text=name, span=start), findings, hint="say --module NAME"):
        return None
    topics = tuple(_named(topic, choices, findings) for topic in found.topics)
    kept = _distinct((topic for topic in topics if topic is not None), findings)
    if not kept:
        if not found.findings and not findings:
            message = "the file declares no X: TypeAlias = WsRouter[Request, Data]"
            findings.refuse(start, "nothing-to-adopt", message=message)
        return None
    return Adopted(name=name, version=choices.version, topics=kept, doc=found.doc)


def _module_name(path: str) -> str:
    file = PurePosixPath(path)
    return snake_case(file.parent.name if file.stem in _GENERAL else file.stem)


def _named(topic: FoundTopic, choices: Choices, findings: Findings) -> FoundTopic | None:
    """Give the topic its route: what the user says, what the file says, else the name of its topic file."""
    route = choices.routes.get(topic.alias) or topic.route
    if not route:
        route = _topic_file(topic)
        message = f"nothing here names the route of {topic.alias}; {quote(route)} is the file of its models"
        hint = f"say --route {topic.alias}=NAME where it has another name on the wire"
        findings.extend((Diagnostic(topic.span, message, "assumed-route", hint, "warning"),))
    if not _may_be(TOPIC_NAME, Scalar(text=route, span=topic.span), findings, hint=f"say --route {topic.alias}=NAME"):
        return None
    return msgspec.structs.replace(topic, route=route)


def _may_be(rule: NameRule, name: Scalar, findings: Findings, *, hint: str) -> bool:
    """Tell whether ``rule`` lets a name be; it is not in the file to be changed, so ``hint`` is the way out."""
    found = Findings()
    good = rule.check(name, found)
    findings.extend(msgspec.structs.replace(each, hint=hint) for each in found.as_tuple())
    return good


def _topic_file(topic: FoundTopic) -> str:
    names = [*names_in(topic.params), *names_in(topic.update)]
    return names[0].partition(":")[0].rpartition(".")[2] if names else topic.alias


def _distinct(topics: Iterable[FoundTopic], findings: Findings) -> tuple[FoundTopic, ...]:
    first: dict[str, FoundTopic] = {}
    for topic in topics:
        other = first.setdefault(topic.route, topic)
        if other is not topic:
            message = f"{topic.alias} and {other.alias} both have the route {quote(topic.route)}"
            hint = f"say --route {topic.alias}=NAME"
            findings.refuse(topic.span, "duplicate-topic", message=message, hint=hint)
    return tuple(first.values())
