"""Emit ``specs/``: documents of every module and of the whole API, key vectors, public names, the route file's schema.

They are JSON values printed by one function; a template would have nothing to add.
"""

from collections.abc import Iterator

import msgspec

from tradegen.emit.files import File
from tradegen.identity import are_identical
from tradegen.ir import Api, Module
from tradegen.project import RECORD
from tradegen.specs.asyncapi2 import downgrade
from tradegen.specs.json_text import json_bytes
from tradegen.specs.module_specs import ModuleSpecs, module_facts, module_specs
from tradegen.specs.public_names import public_names
from tradegen.specs.route_file_schema import route_file_schema
from tradegen.specs.topic_keys import vectors_document
from tradegen.views.directions import Views
from tradegen_runtime.documents import merge_asyncapi, merge_openapi


class Specs(msgspec.Struct, frozen=True):
    """What the emitter made: files to write, and the documents the server package carries, by module."""

    files: tuple[File, ...]
    modules: dict[str, ModuleSpecs]


class EmittedModule(msgspec.Struct, frozen=True):
    """The documents of one module, and the files that hold them."""

    specs: ModuleSpecs
    files: tuple[File, ...]


class SpecsEmitter:
    """Emits the documents; keeps those of modules whose facts have not changed since the last call."""

    def __init__(self) -> None:
        self._known: dict[str, EmittedModule] = {}
        self._named: tuple[Views, File] | None = None
        self._whole: tuple[tuple[ModuleSpecs, ...], str, tuple[File, ...]] | None = None

    def emit(self, api: Api, views: Views) -> Specs:
        """Emit every document of ``api``."""
        emitted = tuple(self._module(module, views, api.version) for module in api.modules)
        modules = tuple(one.specs for one in emitted)
        self._known = {specs.facts.module.name: one for specs, one in zip(modules, emitted, strict=True)}
        files = (
            *self._whole_files(api, modules),
            File("specs/routes.schema.json", json_bytes(route_file_schema(api))),
            self._record(api, views),
            *(file for one in emitted for file in one.files),
        )
        return Specs(files=files, modules={name: one.specs for name, one in self._known.items()})

    def _module(self, module: Module, views: Views, version: str) -> EmittedModule:
        known = self._known.get(module.name)
        if known is not None and known.specs.facts.hold(module, views, version):
            return known
        specs = module_specs(module_facts(module, views, version), views, known.specs if known else None)
        return EmittedModule(specs=specs, files=tuple(module_files(specs)))

    def _record(self, api: Api, views: Views) -> File:
        known = self._named
        file = (
            known[1]
            if known is not None and views.names_as(known[0])
            else File(RECORD, json_bytes(public_names(api, views)))
        )
        self._named = (views, file)
        return file

    def _whole_files(self, api: Api, modules: tuple[ModuleSpecs, ...]) -> tuple[File, ...]:
        match self._whole:
            case (known, title, files) if title == api.title and are_identical(known, modules):
                return files
            case _:
                files = whole_files(api, modules)
                self._whole = (modules, api.title, files)
                return files


def module_files(specs: ModuleSpecs) -> Iterator[File]:
    """Yield the files of one module; one without topics has no socket to describe."""
    for name, content in (
        ("openapi.json", specs.openapi_bytes),
        ("asyncapi.json", specs.asyncapi_bytes),
        ("asyncapi-2.4.json", specs.asyncapi2_bytes),
    ):
        if content is not None:
            yield File(f"specs/{specs.facts.module.name}/{name}", content)


def whole_files(api: Api, modules: tuple[ModuleSpecs, ...]) -> tuple[File, ...]:
    """The files that describe all modules at once."""
    vectors = vectors_document(one for specs in modules for topic in specs.vectors for one in topic.vectors)
    return (
        *(file for version, served in by_version(modules) for file in merged_files(api, version, served)),
        File("specs/topic_keys.json", json_bytes(vectors)),
    )


def by_version(modules: tuple[ModuleSpecs, ...]) -> Iterator[tuple[str, tuple[ModuleSpecs, ...]]]:
    """Yield the modules of each version: they share the URL of a document, and a socket."""
    versions = sorted({specs.facts.module.version for specs in modules}, key=lambda version: int(version[1:]))
    for version in versions:
        yield version, tuple(specs for specs in modules if specs.facts.module.version == version)


def merged_files(api: Api, version: str, modules: tuple[ModuleSpecs, ...]) -> Iterator[File]:
    """Yield the documents of the modules of one version, merged as the server merges what is enabled.

    The first version has the plain names; another one's begin with it: ``specs/v2.openapi.json``.
    """
    prefix = "specs/" if version == first_version(api) else f"specs/{version}."
    openapi = merge_openapi((specs.openapi for specs in modules), title=api.title, version=api.version)
    yield File(f"{prefix}openapi.json", json_bytes(openapi))
    live = [specs.asyncapi for specs in modules if specs.asyncapi is not None]
    if live:
        asyncapi = merge_asyncapi(live, title=api.title, version=api.version, ws_path=f"/api/{version}/ws")
        yield File(f"{prefix}asyncapi.json", json_bytes(asyncapi))
        yield File(f"{prefix}asyncapi-2.4.json", json_bytes(downgrade(asyncapi)))


def first_version(api: Api) -> str:
    """The lowest version that a module of the API has."""
    return min((module.version for module in api.modules), key=lambda version: int(version[1:]))
