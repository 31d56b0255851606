"""Topic key vectors out of the user's own params models, for every language to be tested against."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, TypeGuard

import msgspec
import orjson

from tradegen.identity import are_identical
from tradegen.ir import AliasRef, ListType, ModelRef, Module, NullType, Topic, Type, UnionType, Use
from tradegen.specs.samples import samples
from tradegen.views.directions import Views, reachable, wire_types
from tradegen.views.facts import TypeFacts
from tradegen.views.graph import Declared, arguments_of, substitute
from tradegen_runtime.documents import JsonObject, JsonValue
from tradegen_runtime.json_value import JsonValue as KeyValue
from tradegen_runtime.topic_key import topic_key

MAX_VECTORS: Final = 64
"""Vectors per topic."""


def vectors_document(vectors: Iterable[JsonObject]) -> JsonObject:
    """The document of all vectors ``{route, params, key}``, some of them with ``validated``."""
    description = (
        "key = route:JCS(validated params, nulls dropped). "
        "validated: what validation makes of params, where its key would be another one than theirs."
    )
    return {"description": description, "vectors": list(vectors)}


class TopicVectors(msgspec.Struct, frozen=True):
    """The vectors of one topic, and what they are made of: its params, and all types that these lead to."""

    route: str
    params: Use | None
    facts: tuple[TypeFacts, ...]
    vectors: tuple[JsonObject, ...]


def module_vectors(module: Module, views: Views, known: Iterable[TopicVectors] = ()) -> Iterator[TopicVectors]:
    """Yield the vectors of each topic of a module; those ``known`` where they would be made again."""
    last = {one.route: one for one in known}
    for topic in module.topics:
        facts = tuple(
            views.facts[ref] for ref in reachable(wire_types((topic.params,), "in"), views.facts.__getitem__, "in")
        )
        found = last.get(topic.name)
        if found is not None and found.params == topic.params and are_identical(found.facts, facts):
            yield found
        else:
            vectors = tuple(topic_vectors(topic, views))
            yield TopicVectors(route=topic.name, params=topic.params, facts=facts, vectors=vectors)


def topic_vectors(topic: Topic, views: Views) -> Iterator[JsonObject]:
    """Yield the vectors of a topic: ``params`` as a client sends them, ``key`` as the server must make it.

    Who only prints keys knows neither defaults nor which list is a set: ``validated`` says what to print.
    """
    for params, validated in islice(params_of(topic, views.declared), MAX_VECTORS):
        key = topic_key(topic.name, validated)
        vector: JsonObject = {"route": topic.name, "params": params, "key": key}
        is_changed = topic_key(topic.name, params) != key
        canonical = key.removeprefix(f"{topic.name}:")
        yield {**vector, "validated": orjson.loads(canonical)} if is_changed else vector


def params_of(topic: Topic, names: Declared) -> Iterator[tuple[JsonObject, Mapping[str, KeyValue]]]:
    """Yield params as sent, with the same params as the server holds them after validation."""
    if topic.params is None:
        yield {}, {}
        return
    kind = topic.params.in_type
    known: list[JsonValue] = []
    for params in samples(kind, names):
        if isinstance(params, dict) and params not in known:
            known.append(params)
            validated = filled_in(params, kind, names)
            if isinstance(validated, Mapping):
                yield params, validated


def filled_in(value: JsonValue, kind: Type, names: Declared) -> KeyValue:
    """What validation makes of ``value``: defaults filled in, sets as sets."""
    match kind:
        case AliasRef(ref=ref):
            return filled_in(value, names.aliases[ref].in_type, names)
        case ListType(item=item, unique=unique) if isinstance(value, list):
            items = [filled_in(one, item, names) for one in value]
            return frozenset(one for one in items if is_scalar(one)) if unique else items
        case UnionType(members=members):
            return filled_in(value, member_for(value, members, names), names)
        case ModelRef() if isinstance(value, dict):
            return object_filled_in(value, kind, names)
        case _:
            return value


def object_filled_in(value: dict[str, JsonValue], ref: ModelRef, names: Declared) -> KeyValue:
    """The object with every default it does not state."""
    arguments = arguments_of(ref, names)
    filled: dict[str, KeyValue] = {}
    for field in names.models[ref.ref].fields:
        if field.in_type is None or field.out_type is None:
            continue
        kind = substitute(field.in_type, arguments)
        if field.in_name in value:
            filled[field.out_name] = filled_in(value[field.in_name], kind, names)
        elif field.default is not None:
            filled[field.out_name] = filled_in(orjson.loads(field.default), kind, names)
    return filled


def member_for(value: JsonValue, members: tuple[Type, ...], names: Declared) -> Type:
    """The member of a union that a sample was made from."""
    if value is None:
        return NullType()
    fitting = (member for member in members if any(value == one for one in samples(member, names)))
    return next(fitting, members[0])


def is_scalar(value: KeyValue) -> TypeGuard[bool | int | str]:
    """Whether ``value`` may stand in a set."""
    return isinstance(value, bool | int | str)
