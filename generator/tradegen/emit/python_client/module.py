"""The client of one module: a method per operation and per topic, each one call into the client core."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from tradegen.emit.code import NOTHING, Code, Identifier, compose
from tradegen.emit.delivery import delivery_text
from tradegen.emit.deprecation import deprecation_message, deprecation_text
from tradegen.emit.files import File
from tradegen.emit.names import python_class, python_constant, python_name
from tradegen.emit.printers import py_json, py_str
from tradegen.emit.prose import declared_errors, docstring
from tradegen.emit.python_client.arguments import argument_name, mapping, of_key_fields, of_params, signature
from tradegen.emit.python_client.types import Speller, imports_of
from tradegen.emit.python_imports import Import, ImportSection, import_table
from tradegen.emit.python_layout import LINE, listed, tuple_of
from tradegen.emit.render import Renderer
from tradegen.ir import (
    LINGER_S,
    Deprecation,
    Direction,
    Module,
    Route,
    Snapshot,
    Topic,
    Type,
)
from tradegen.views.directions import Views

_CORE: Final = "tradegen_runtime.client"


class OperationView(msgspec.Struct, frozen=True):
    """One REST operation: its descriptor and its method."""

    constant: Identifier
    name: Identifier
    method: Code
    path: Code
    result: Code
    doc: Code
    deprecation: Code  # a message, or nothing
    signature: Code
    request: Code


class TopicView(msgspec.Struct, frozen=True):
    """One topic: its descriptor and the method that subscribes."""

    constant: Identifier
    name: Identifier
    route: Code
    update: Code
    delivery: Code
    policy: tuple[Code, ...]  # what else is declared of the delivery, by default nothing
    doc: Code
    deprecation: Code  # a message, or nothing
    signature: Code
    subscription: Code
    live: Code  # name of the method that follows the items, or nothing
    live_doc: Code
    live_signature: Code
    item_rule: Code  # how updates make a list, or nothing


class ModuleView(msgspec.Struct, frozen=True):
    """One file of the client."""

    doc: Code
    sections: tuple[ImportSection, ...]
    class_name: Identifier
    class_doc: Code
    ws_path: Code
    operations: tuple[OperationView, ...]
    topics: tuple[TopicView, ...]


def client_module(module: Module, views: Views, renderer: Renderer, *, package: str) -> File:
    """Emit ``<package>/<module>.py``."""
    path = f"python/{package}/{client_file(module)}.py"
    return renderer.file("python_client/module.py.jinja", path, module_view(module, views, package=package))


def client_file(module: Module) -> Identifier:
    """Name of the module's file in the client package, which is the client's attribute as well."""
    return python_name(module.name, ("client", "models", "aclose"))


def client_class(module: Module) -> Identifier:
    """Name of the module's class in the client package."""
    return python_class(module.name, "Client")


def module_view(module: Module, views: Views, *, package: str) -> ModuleView:
    """Spell one module for the Python client."""
    models = Import(package, "models")
    wires = [*(route.operation_id for route in module.routes), *(topic.name for topic in module.topics)]
    lives = [live_name(topic) for topic in module.topics if topic.snapshot is not None]
    imports = import_table(
        _imports(module, views, models),
        fixed=_fixed_imports(module),
        taken=(*map(python_name, wires), *lives, *map(python_constant, wires), client_class(module)),
        own_packages=(package, "tradegen_runtime"),
    )
    speller = Speller(views, imports, models=models)
    title = f"Client of module ``{module.name}``"
    return ModuleView(
        doc=docstring(f"{title}: {module.title}." if module.title else f"{title}.", module.doc, indent=0),
        sections=imports.sections(),
        class_name=client_class(module),
        class_doc=docstring(f"{title}.", indent=4),
        ws_path=py_str(module.ws_path),
        operations=tuple(operation_view(route, module, speller) for route in module.routes),
        topics=tuple(topic_view(topic, speller) for topic in module.topics),
    )


def operation_view(route: Route, module: Module, speller: Speller) -> OperationView:
    """Spell one operation; its result is the Out view, everything it takes the In view."""
    params = (*route.path_params, *route.query_params)
    path = module.base + route.path
    name = python_name(route.operation_id)
    result = Code("None") if route.response is None else speller.spelled(route.response.out_type, "out")
    return OperationView(
        constant=python_constant(route.operation_id),
        name=name,
        method=py_str(route.method.upper()),
        path=py_str(path),
        result=result,
        doc=docstring(
            route.summary or f"Call ``{route.method.upper()} {path}``.",
            _prose(route.doc, route.deprecated),
            indent=8,
            arguments=[(argument_name(param.name), param.doc) for param in params],
            raises=declared_errors(route, "ApiError"),
        ),
        deprecation=_deprecation(route.operation_id, route.deprecated),
        signature=signature(
            of_params(params, speller),
            body=NOTHING if route.body is None else speller.spelled(route.body.in_type, "in"),
            beside=len(f"    async def {name}() -> {result}:"),
        ),
        request=_request(route),
    )


def _deprecation(name: str, deprecated: Deprecation | None) -> Code:
    return NOTHING if deprecated is None else py_str(deprecation_message(name, deprecated))


def _prose(doc: str, deprecated: Deprecation | None, delivery: str = "") -> str:
    """Return the description, and that what it describes is on its way out."""
    text = "" if deprecated is None else deprecation_text(deprecated)
    parts = (doc.strip(), delivery, f"Deprecated: {text}." if text else "")
    return "\n\n".join(part for part in parts if part)


def _request(route: Route) -> Code:
    """Spell the arguments of the core's ``request``."""
    given: list[Code] = [python_constant(route.operation_id)]
    if route.body is not None:
        given.append(Code("body=body"))
    if route.path_params:
        given.append(compose("path={}", mapping(route.path_params, indent=12)))
    if route.query_params:
        given.append(compose("query={}", mapping(route.query_params, indent=12)))
    return listed(given, indent=8, beside=len("        return await self._core.request()"))


def topic_view(topic: Topic, speller: Speller) -> TopicView:
    """Spell one topic; the members of its params become keyword arguments."""
    name = python_name(topic.name)
    live = live_name(topic)
    update = speller.spelled(topic.update.out_type, "out")
    arguments = [(argument_name(field.name), field.doc) for field in topic.key_fields]
    return TopicView(
        constant=python_constant(topic.name),
        name=name,
        route=py_str(topic.name),
        update=update,
        delivery=py_str(topic.delivery),
        policy=tuple(_policy(topic)),
        doc=docstring(
            topic.summary or f"Subscribe to topic ``{topic.name}``.",
            _prose(topic.doc, topic.deprecated, delivery_text(topic)),
            indent=8,
            arguments=arguments,
        ),
        deprecation=_deprecation(topic.name, topic.deprecated),
        signature=signature(
            of_key_fields(topic.key_fields, speller),
            beside=len(f"    def {name}() -> Subscription[{update}]:"),
        ),
        subscription=_subscription(topic),
        live=NOTHING if topic.snapshot is None else live,
        live_doc=docstring(
            f"Follow the items of topic ``{topic.name}``, as a whole list each time.", indent=8, arguments=arguments
        ),
        live_signature=signature(
            of_key_fields(topic.key_fields, speller),
            beside=len(f"    def {live}() -> LiveList[{update}]:"),
        ),
        item_rule=NOTHING if topic.snapshot is None else _item_rule(topic.snapshot),
    )


def _policy(topic: Topic) -> Iterator[Code]:
    """Spell what differs from the defaults of the core's ``Topic``."""
    if topic.rate_per_s is not None:
        yield compose("rate_per_s={}", py_json(f"{topic.rate_per_s:g}"))
    if topic.on_slow != "disconnect":
        yield compose("on_slow={}", py_str(topic.on_slow))
    if topic.linger_s != LINGER_S:
        yield compose("linger_s={}", py_json(str(topic.linger_s)))


def live_name(topic: Topic) -> Identifier:
    """Name of the method that follows the items of ``topic``."""
    return python_name(f"live-{topic.name}")


def _item_rule(snapshot: Snapshot) -> Code:
    """Spell ``ItemRule(key="id", drop={"qty": (0,)})``, one item a line."""
    given = [compose("key={}", py_str(snapshot.key))]
    if snapshot.drop:
        entries = [
            compose("{}: {}", py_str(drop.name), tuple_of([py_json(value) for value in drop.values], indent=12))
            for drop in snapshot.drop
        ]
        given.append(compose("drop={{}}", listed(entries, indent=8, beside=LINE)))
    return compose("ItemRule({})", listed(given, indent=4, beside=len("    items=ItemRule(),")))


def _subscription(topic: Topic) -> Code:
    """Spell the arguments of the core's ``subscribe``."""
    given: list[Code] = [python_constant(topic.name)]
    if topic.key_fields:
        given.append(mapping(topic.key_fields, indent=12))
    return listed(given, indent=8, beside=len("        return self._core.subscribe()"))


def _fixed_imports(module: Module) -> Iterator[Import]:
    yield Import(_CORE, "ClientCore")
    if module.routes or module.topics:
        yield from (Import("typing", "Final"), Import("pydantic", "TypeAdapter"))
    if module.routes:
        yield Import(_CORE, "Operation")
    if module.topics:
        yield from (Import(_CORE, "Subscription"), Import(_CORE, "Topic"))
    if any(topic.snapshot is not None for topic in module.topics):
        yield from (Import(_CORE, "ItemRule"), Import(_CORE, "LiveList"))
    if any(route.deprecated for route in module.routes) or any(topic.deprecated for topic in module.topics):
        yield Import("typing_extensions", "deprecated")


def _imports(module: Module, views: Views, models: Import) -> Iterator[Import]:
    for kind, direction in _types(module):
        yield from imports_of(kind, direction, views, models)


def _types(module: Module) -> Iterable[tuple[Type, Direction]]:
    for route in module.routes:
        yield from ((param.use.in_type, "in") for param in (*route.path_params, *route.query_params))
        if route.body is not None:
            yield route.body.in_type, "in"
        if route.response is not None:
            yield route.response.out_type, "out"
    for topic in module.topics:
        yield topic.update.out_type, "out"
        yield from ((field.type, "in") for field in topic.key_fields)
