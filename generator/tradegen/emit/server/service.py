"""The Protocol a module's hand-written service fulfils: a coroutine per operation, a source per topic."""

from collections.abc import Iterator

import msgspec

from tradegen.emit.code import Code, Identifier, compose
from tradegen.emit.files import File
from tradegen.emit.names import python_name
from tradegen.emit.prose import declared_errors, docstring
from tradegen.emit.python_imports import Import, ImportSection, ImportTable, import_table
from tradegen.emit.python_layout import listed
from tradegen.emit.render import Renderer
from tradegen.emit.server.names import ModuleNames, argument_name, hook_name, source_name
from tradegen.emit.server.types import imports_of, spelled
from tradegen.ir import PUBLIC, USER, Expr, Module, Route, Topic


class MethodView(msgspec.Struct, frozen=True):
    """The coroutine that answers one operation."""

    name: Identifier
    signature: Code
    result: Code
    doc: Code


class SourceView(msgspec.Struct, frozen=True):
    """The method that opens the source of one topic."""

    name: Identifier
    signature: Code
    doc: Code


class HookView(msgspec.Struct, frozen=True):
    """The coroutine that decides who may use a topic or an operation that is not public."""

    name: Identifier
    signature: Code
    doc: Code


class ServiceView(msgspec.Struct, frozen=True):
    """``service.py`` of one module."""

    file_doc: Code
    sections: tuple[ImportSection, ...]
    name: Identifier
    doc: Code
    methods: tuple[MethodView, ...]
    sources: tuple[SourceView, ...]
    hooks: tuple[HookView, ...]


def service_file(module: Module, names: ModuleNames, renderer: Renderer, *, own_packages: tuple[str, ...]) -> File:
    """Emit ``<server>/<module>/service.py``."""
    path = f"python/{names.package}/{names.folder}/service.py"
    return renderer.file("server/service.py.jinja", path, service_view(module, names, own_packages=own_packages))


def service_view(module: Module, names: ModuleNames, *, own_packages: tuple[str, ...]) -> ServiceView:
    """Spell the Protocol of ``module``."""
    imports = import_table(
        (wanted for expr in _exprs(module) for wanted in imports_of(expr)),
        fixed=_fixed_imports(module),
        taken=(
            names.service,
            *(python_name(route.operation_id) for route in module.routes),
            *(source_name(topic) for topic in module.topics),
            *(hook_name(route.operation_id) for route in module.routes),
            *(hook_name(topic.name) for topic in module.topics),
        ),
        own_packages=own_packages,
    )
    purpose = f"What module ``{module.name}`` needs from hand-written code."
    return ServiceView(
        file_doc=docstring(purpose, indent=0),
        sections=imports.sections(),
        name=names.service,
        doc=docstring(
            purpose, f"{module.doc}\n\nA method refuses by raising ``tradegen_runtime.refusal.Refusal``.", indent=4
        ),
        methods=tuple(_method(route, imports) for route in module.routes),
        sources=tuple(_source(topic, imports) for topic in module.topics),
        hooks=tuple(_hooks(module, imports)),
    )


def _arguments(route: Route, imports: ImportTable) -> list[Code]:
    """Spell what an operation takes: its body, then its parameters by name."""
    params = (*route.path_params, *route.query_params)
    body = () if route.body is None else (compose("body: {}", spelled(route.body.expr, imports)),)
    star = (Code("*"),) if params else ()
    keywords = (compose("{}: {}", argument_name(param), spelled(param.use.expr, imports)) for param in params)
    return [*body, *star, *keywords]


def _method(route: Route, imports: ImportTable) -> MethodView:
    params = (*route.path_params, *route.query_params)
    name = python_name(route.operation_id)
    result = Code("None") if route.response is None else spelled(route.response.expr, imports)
    return MethodView(
        name=name,
        signature=listed(
            [Code("self"), *_arguments(route, imports)], indent=4, beside=len(f"    async def {name}() -> {result}:")
        ),
        result=result,
        doc=docstring(
            route.summary or f"Answer operation ``{route.operation_id}``.",
            route.doc,
            indent=8,
            arguments=[(argument_name(param), param.doc) for param in params],
            raises=declared_errors(route, "Refusal"),
        ),
    )


def _source(topic: Topic, imports: ImportTable) -> SourceView:
    purpose = f"Source of topic ``{topic.name}``"
    which = "" if topic.params is None else " of these params"
    life = f"Entered when the first subscriber{which} arrives, left after the last has gone."
    params = () if topic.params is None else (compose("params: {}", spelled(topic.params.expr, imports)),)
    publish = compose("publish: Publish[{}]", spelled(topic.update.expr, imports))
    return SourceView(
        name=source_name(topic),
        signature=listed([Code("self"), *params, publish], indent=4, beside=0),
        doc=docstring(
            f"{purpose}: {topic.summary}" if topic.summary else f"{purpose}.", f"{topic.doc}\n\n{life}", indent=8
        ),
    )


def _hooks(module: Module, imports: ImportTable) -> Iterator[HookView]:
    for route in module.routes:
        if route.access != PUBLIC:
            yield _hook(route.operation_id, "operation", _arguments(route, imports), access=route.access)
    for topic in module.topics:
        if topic.access != PUBLIC:
            params = [] if topic.params is None else [compose("params: {}", spelled(topic.params.expr, imports))]
            yield _hook(topic.name, "topic", params, access=topic.access)


def _hook(name: str, kind: str, arguments: list[Code], *, access: str) -> HookView:
    asked = "a valid token" if access == USER else f"the role ``{access}``"
    purpose = f"Decide about {kind} ``{name}``; ``principal`` holds {asked}."
    signature = listed([Code("self"), Code("principal: Principal"), *arguments], indent=4, beside=0)
    return HookView(name=hook_name(name), signature=signature, doc=docstring(purpose, indent=8))


def _fixed_imports(module: Module) -> Iterator[Import]:
    yield from (Import("typing", "Protocol"), Import("typing", "runtime_checkable"))
    if module.topics:
        yield Import("contextlib", "AbstractAsyncContextManager")
        yield Import("tradegen_runtime.publish", "Publish")
    accesses = (*(route.access for route in module.routes), *(topic.access for topic in module.topics))
    if any(access != PUBLIC for access in accesses):
        yield Import("tradegen_runtime.access.decision", "Decision")
        yield Import("tradegen_runtime.access.principal", "Principal")


def _exprs(module: Module) -> Iterator[Expr]:
    for route in module.routes:
        yield from (param.use.expr for param in (*route.path_params, *route.query_params))
        yield from (use.expr for use in (route.body, route.response) if use is not None)
    for topic in module.topics:
        yield from (use.expr for use in (topic.params, topic.update) if use is not None)
