"""All documents of one module, out of exactly what they depend on."""

from collections.abc import Iterable, Iterator

import msgspec

from tradegen.ir import Direction, Module
from tradegen.specs.asyncapi import asyncapi_document
from tradegen.specs.asyncapi2 import downgrade
from tradegen.specs.components import ViewWriter, component
from tradegen.specs.json_schema import Dialect
from tradegen.specs.json_text import json_bytes
from tradegen.specs.openapi import openapi_document
from tradegen.specs.topic_keys import TopicVectors, module_vectors
from tradegen.views.directions import Views, reachable, uses
from tradegen.views.facts import TypeFacts
from tradegen.views.graph import Ref
from tradegen_runtime.documents import JsonObject, JsonValue


class NamedSchema(msgspec.Struct, frozen=True):
    """One component: a named type in one view, under its name in the documents."""

    name: str
    ref: Ref
    direction: Direction
    facts: TypeFacts
    differs: bool


class ModuleFacts(msgspec.Struct, frozen=True):
    """Everything the documents of a module are made of."""

    module: Module
    version: str
    rest_and_topics: tuple[NamedSchema, ...]
    topics: tuple[NamedSchema, ...]

    def hold(self, module: Module, views: Views, version: str) -> bool:
        """Whether these are still the facts of ``module``: what it reaches depends on nothing but what it reached."""
        return (self.version, self.module) == (version, module) and all(
            views.facts.get(one.ref) is one.facts and (one.ref in views.differing) == one.differs
            for one in self.rest_and_topics
        )


class ModuleSpecs(msgspec.Struct, frozen=True):
    """The documents of one module, as values to merge and as bytes to write, and its topic key vectors.

    A module without topics has no AsyncAPI documents.
    """

    facts: ModuleFacts
    openapi: JsonObject
    asyncapi: JsonObject | None
    vectors: tuple[TopicVectors, ...]
    openapi_bytes: bytes
    asyncapi_bytes: bytes | None
    asyncapi2_bytes: bytes | None


def module_facts(module: Module, views: Views, version: str) -> ModuleFacts:
    """Collect what the documents of ``module`` depend on."""
    return ModuleFacts(
        module=module,
        version=version,
        rest_and_topics=tuple(named_schemas(module, views)),
        topics=tuple(named_schemas(msgspec.structs.replace(module, routes=()), views)),
    )


def module_specs(facts: ModuleFacts, views: Views, known: ModuleSpecs | None = None) -> ModuleSpecs:
    """Build the documents of a module; of those ``known`` before, vectors that would be the same are taken over.

    OpenAPI holds the models of topics too: clients generated from it alone still get every type.
    """
    openapi = openapi_document(
        facts.module,
        views,
        version=facts.version,
        schemas=schemas(facts.rest_and_topics, views, "2020-12"),
    )
    asyncapi = live_document(facts, views)
    return ModuleSpecs(
        facts=facts,
        openapi=openapi,
        asyncapi=asyncapi,
        vectors=tuple(module_vectors(facts.module, views, known.vectors if known else ())),
        openapi_bytes=json_bytes(openapi),
        asyncapi_bytes=json_bytes(asyncapi) if asyncapi else None,
        asyncapi2_bytes=json_bytes(downgrade(asyncapi)) if asyncapi else None,
    )


def live_document(facts: ModuleFacts, views: Views) -> JsonObject | None:
    """The AsyncAPI document of a module that has topics."""
    if not facts.module.topics:
        return None
    return asyncapi_document(
        facts.module,
        views,
        version=facts.version,
        schemas=schemas(facts.topics, views, "asyncapi"),
    )


def named_schemas(module: Module, views: Views) -> Iterator[NamedSchema]:
    """Yield the components a module reaches, Out first; a type whose views are one stands once."""
    known: set[str] = set()
    for direction in ("out", "in"):
        for ref in reachable(uses((module,), direction), views.facts.__getitem__, direction):
            name = views.wire_name(ref, direction)
            if name not in known:
                known.add(name)
                yield NamedSchema(
                    name=name,
                    ref=ref,
                    direction=direction,
                    facts=views.facts[ref],
                    differs=ref in views.differing,
                )


def schemas(found: Iterable[NamedSchema], views: Views, dialect: Dialect) -> dict[str, JsonValue]:
    """The schema of each component by name."""
    writers = {direction: ViewWriter(views=views, direction=direction, dialect=dialect) for direction in ("in", "out")}
    return {one.name: component(one.ref, writers[one.direction]) for one in found}
