"""The live topics of a module: one concrete class per topic."""

from collections.abc import Iterator
from typing import Final

import msgspec

from tradegen.emit.code import NOTHING, Code, Identifier, compose, join_code
from tradegen.emit.files import File
from tradegen.emit.names import distinct_classes, python_name
from tradegen.emit.printers import py_dotted, py_json, py_str
from tradegen.emit.prose import docstring
from tradegen.emit.python_imports import Import, ImportSection, ImportTable, import_table
from tradegen.emit.python_layout import listed, prose, tuple_of
from tradegen.emit.render import Renderer
from tradegen.emit.server.names import SPELLED_BY_TEMPLATES, ModuleNames, argument_name, hook_name, source_name
from tradegen.emit.server.types import imports_of, spelled
from tradegen.ir import LINGER_S, PUBLIC, Expr, Module, Snapshot, Topic

_CLASS_SCOPE: Final = (
    "authorize",
    "delivery",
    "encode_update",
    "open_source",
    "operations",
    "parse_params",
    "read_snapshot",
    "route",
    "topic_key",
)


class TopicView(msgspec.Struct, frozen=True):
    """One topic."""

    class_name: Identifier
    doc: Code
    route: Code
    delivery: Code  # the arguments of a Delivery
    params: Code  # a type, or nothing
    update: Code
    source: Identifier
    items: Code  # type of a snapshot, or nothing
    snapshot: Code  # the call that reads one, or nothing
    summary: Code  # a literal, or nothing
    is_closed: bool
    access: Code
    sunset: Code  # a literal, or nothing
    hook: Identifier


class TopicsView(msgspec.Struct, frozen=True):
    """``topics.py`` of one module."""

    file_doc: Code
    sections: tuple[ImportSection, ...]
    service: Identifier
    topics: tuple[TopicView, ...]
    routers: Code


def topics_file(module: Module, names: ModuleNames, renderer: Renderer, *, own_packages: tuple[str, ...]) -> File:
    """Emit ``<server>/<module>/topics.py``."""
    path = f"python/{names.package}/{names.folder}/topics.py"
    return renderer.file("server/topics.py.jinja", path, topics_view(module, names, own_packages=own_packages))


def topics_view(module: Module, names: ModuleNames, *, own_packages: tuple[str, ...]) -> TopicsView:
    """Spell the topics of ``module``."""
    classes = distinct_classes(
        (topic.name for topic in module.topics), "Router", taken={*SPELLED_BY_TEMPLATES, names.service}
    )
    imports = import_table(
        (wanted for expr in _exprs(module) for wanted in imports_of(expr)),
        fixed=_fixed_imports(module, names),
        taken=(*classes, *_CLASS_SCOPE, "service", "topic_routers"),
        own_packages=own_packages,
    )
    return TopicsView(
        file_doc=docstring(f"Live topics of module ``{module.name}``.", indent=0),
        sections=imports.sections(),
        service=names.service,
        topics=tuple(_topic(topic, module, name, imports) for topic, name in zip(module.topics, classes, strict=True)),
        routers=tuple_of([compose("{}(service).operations()", name) for name in classes], indent=4),
    )


def _topic(topic: Topic, module: Module, class_name: Identifier, imports: ImportTable) -> TopicView:
    summary = " ".join(topic.summary.split())
    purpose = f"Topic ``{topic.name}``"
    return TopicView(
        class_name=class_name,
        doc=docstring(f"{purpose}: {summary}" if summary else f"{purpose}.", topic.doc, indent=4),
        route=py_str(topic.name),
        delivery=_delivery(topic),
        params=NOTHING if topic.params is None else spelled(topic.params.expr, imports),
        update=spelled(topic.update.expr, imports),
        source=source_name(topic),
        items=NOTHING if topic.snapshot is None else compose("list[{}]", spelled(topic.update.expr, imports)),
        snapshot=NOTHING if topic.snapshot is None else _snapshot_call(topic.snapshot, module),
        summary=prose(summary, indent=12) if summary else NOTHING,
        is_closed=topic.access != PUBLIC,
        access=py_str(topic.access),
        sunset=_sunset(topic),
        hook=hook_name(topic.name),
    )


def _sunset(topic: Topic) -> Code:
    """Spell when the topic ends; what else is said of it is for readers of the documents."""
    deprecated = topic.deprecated
    return NOTHING if deprecated is None or not deprecated.sunset else py_str(deprecated.sunset)


def _delivery(topic: Topic) -> Code:
    """Spell the arguments of a ``Delivery``, those left out that are their defaults."""
    given = [compose("mode={}", py_str(topic.delivery)), compose("history={}", py_json(str(topic.history)))]
    if topic.rate_per_s is not None:
        given.append(compose("rate_per_s={}", py_json(f"{topic.rate_per_s:g}")))
    if topic.on_slow != "disconnect":
        given.append(compose("on_slow={}", py_str(topic.on_slow)))
    if topic.linger_s != LINGER_S:
        given.append(compose("linger_s={}", py_json(str(topic.linger_s))))
    return join_code(", ", given)


def _snapshot_call(snapshot: Snapshot, module: Module) -> Code:
    """Spell ``get_orders(account_id=params.accountId, symbol=None)``."""
    route = next(route for route in module.routes if route.operation_id == snapshot.operation_id)
    attributes = {argument.name: argument.attr for argument in snapshot.arguments}
    given = [
        compose("{}=params.{}", argument_name(param), py_dotted(attributes[param.name]))
        if param.name in attributes
        else compose("{}=None", argument_name(param))
        for param in (*route.path_params, *route.query_params)
    ]
    name = python_name(route.operation_id)
    beside = len(f"        items = await self._service.{name}()")
    return compose("{}({})", name, listed(given, indent=8, beside=beside))


def _fixed_imports(module: Module, names: ModuleNames) -> Iterator[Import]:
    yield Import("fastws", "OperationRouter")
    yield Import(f"{names.dotted}.service", names.service)
    if not module.topics:
        return
    yield Import("contextlib", "AbstractAsyncContextManager")
    yield Import("typing", "ClassVar")
    yield Import("tradegen_runtime.codec", "UpdateCodec")
    yield Import("tradegen_runtime.delivery", "Delivery")
    yield Import("tradegen_runtime.sessions.fastws_adapter", "topic_operations")
    yield Import("tradegen_runtime.publish", "Publish")
    if any(_sunset(topic) for topic in module.topics):
        yield Import("tradegen_runtime.retirement", "Retirement")
    if any(topic.access != PUBLIC for topic in module.topics):
        yield Import("tradegen_runtime.access.decision", "Decision")
        yield Import("tradegen_runtime.access.guard", "Guard")
        yield Import("tradegen_runtime.access.principal", "Principal")
    if any(topic.params is None for topic in module.topics):
        yield Import("tradegen_runtime.codec", "NoParams")
    if any(topic.params is not None for topic in module.topics):
        yield Import("tradegen_runtime.codec", "ParamsCodec")


def _exprs(module: Module) -> Iterator[Expr]:
    for topic in module.topics:
        yield from (use.expr for use in (topic.params, topic.update) if use is not None)
