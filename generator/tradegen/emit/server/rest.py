"""The REST routes of a module: each handler is one call of the service."""

from collections.abc import Iterator

import msgspec

from tradegen.emit.code import NOTHING, Code, Identifier, compose, join_code
from tradegen.emit.deprecation import retirement_arguments
from tradegen.emit.files import File
from tradegen.emit.names import escaped, python_name
from tradegen.emit.printers import py_identifier, py_json, py_str
from tradegen.emit.prose import docstring
from tradegen.emit.python_imports import Import, ImportSection, ImportTable, import_table
from tradegen.emit.python_layout import listed, prose
from tradegen.emit.render import Renderer
from tradegen.emit.server.defaults import Defaults
from tradegen.emit.server.names import ModuleNames, hook_name
from tradegen.emit.server.parameters import (
    LOCALS,
    ConstantView,
    body_declaration,
    caller_declaration,
    constant_views,
    parameter_views,
)
from tradegen.emit.server.types import imports_of, spelled
from tradegen.ir import PUBLIC, ErrorResponse, Module, Param, Route


class HandlerView(msgspec.Struct, frozen=True):
    """One operation: ``name`` is the handler's, ``call`` and ``arguments`` ask the service."""

    method: Identifier
    path: Code
    operation_id: Code
    status: Code
    summary: Code  # a literal, or nothing
    is_deprecated: bool
    retirement: tuple[Code, ...]  # arguments of the runtime's ``retiring``
    has_content: bool
    problems: Code
    name: Identifier
    call: Code
    arguments: Code
    is_closed: bool
    hook: Identifier
    hook_arguments: Code
    parameters: tuple[Code, ...]
    result: Code
    doc: Code


class RestView(msgspec.Struct, frozen=True):
    """``rest.py`` of one module."""

    file_doc: Code
    sections: tuple[ImportSection, ...]
    service: Identifier
    prefix: Code
    tag: Code
    constants: tuple[ConstantView, ...]
    handlers: tuple[HandlerView, ...]


def rest_file(
    module: Module,
    names: ModuleNames,
    renderer: Renderer,
    *,
    defaults: Defaults,
    own_packages: tuple[str, ...],
) -> File:
    """Emit ``<server>/<module>/rest.py``."""
    path = f"python/{names.package}/{names.folder}/rest.py"
    view = rest_view(module, names, defaults=defaults, own_packages=own_packages)
    return renderer.file("server/rest.py.jinja", path, view)


def rest_view(
    module: Module,
    names: ModuleNames,
    *,
    defaults: Defaults,
    own_packages: tuple[str, ...],
) -> RestView:
    """Spell the routes of ``module``."""
    imports = import_table(
        _imports(module, defaults),
        fixed=_fixed_imports(module, names, defaults),
        taken=(*LOCALS, *map(handler_name, module.routes)),
        own_packages=own_packages,
    )
    return RestView(
        file_doc=docstring(f"REST routes of module ``{module.name}``.", indent=0),
        sections=imports.sections(),
        service=names.service,
        prefix=py_str(module.base),
        tag=py_str(module.name),
        constants=tuple(constant_views(module, defaults, imports)),
        handlers=tuple(_handler(route, defaults, imports) for route in module.routes),
    )


def handler_name(route: Route) -> Identifier:
    """Name of the local function that answers ``route``."""
    return py_identifier(escaped(python_name(route.operation_id), LOCALS))


def _handler(route: Route, defaults: Defaults, imports: ImportTable) -> HandlerView:
    parameters = parameter_views(route, defaults, imports)
    summary = " ".join(route.summary.split())
    name = python_name(route.operation_id)
    body = () if route.body is None else (Code("body"),)
    passed = [compose("{}={}", parameter.argument, parameter.name) for parameter in parameters]
    hook = hook_name(route.operation_id)
    return HandlerView(
        method=py_identifier(route.method),
        path=py_str(route.path),
        operation_id=py_str(route.operation_id),
        status=py_json(str(route.status)),
        summary=prose(summary, indent=8) if summary else NOTHING,
        is_deprecated=route.deprecated is not None,
        retirement=_retirement(route),
        has_content=route.response is not None,
        problems=_problems(route, imports),
        name=handler_name(route),
        call=compose(
            "await service.{}" if route.response is None else "return await service.{}",
            name,
        ),
        arguments=listed([*body, *passed], indent=8, beside=len(f"        return await service.{name}()")),
        is_closed=route.access != PUBLIC,
        hook=hook,
        hook_arguments=listed(
            [Code("principal"), *body, *passed], indent=8, beside=len(f"        decision = await service.{hook}()")
        ),
        parameters=(
            *caller_declaration(route),
            *body_declaration(route, imports),
            *(parameter.declaration for parameter in parameters),
        ),
        result=Code("None") if route.response is None else spelled(route.response.expr, imports),
        doc=docstring(summary or f"Answer operation ``{route.operation_id}``.", route.doc, indent=8),
    )


def _retirement(route: Route) -> tuple[Code, ...]:
    return () if route.deprecated is None else retirement_arguments(route.deprecated)


def _problems(route: Route, imports: ImportTable) -> Code:
    """Spell ``404, models={409: common.Problem}``: statuses with the runtime's problem, then those with another."""
    plain: list[Code] = []
    typed: list[Code] = []
    for error in declared_errors(route):
        status = py_json(str(error.status))
        if error.use is None:
            plain.append(status)
        else:
            typed.append(compose("{}: {}", status, spelled(error.use.expr, imports)))
    if typed:
        plain.append(compose("models={{}}", join_code(", ", typed)))
    return join_code(", ", plain)


def declared_errors(route: Route) -> tuple[ErrorResponse, ...]:
    """Return the errors of an operation, its end among them, by status."""
    ends = route.deprecated is not None and bool(route.deprecated.sunset)
    if not ends or any(error.status == 410 for error in route.errors):
        return route.errors
    return tuple(sorted((*route.errors, ErrorResponse(status=410)), key=lambda error: error.status))


def _fixed_imports(module: Module, names: ModuleNames, defaults: Defaults) -> Iterator[Import]:
    yield Import("fastapi", "APIRouter")
    yield Import(f"{names.dotted}.service", names.service)
    if module.routes:
        yield Import("tradegen_runtime.rest.problem", "problems")
        yield Import("tradegen_runtime.rest.route", "RestRoute")
    if any(_retirement(route) for route in module.routes):
        yield Import("tradegen_runtime.rest.retiring", "retiring")
    if any(route.body is not None for route in module.routes):
        yield Import("tradegen_runtime.rest.body", "json_body")
    if any(route.response is None for route in module.routes):
        yield Import("fastapi", "Response")
    if any(route.path_params for route in module.routes):
        yield Import("fastapi", "Path")
    if any(route.query_params for route in module.routes):
        yield Import("fastapi", "Query")
    if any(route.access != PUBLIC for route in module.routes):
        yield Import("tradegen_runtime.access.caller", "caller")
        yield Import("tradegen_runtime.access.decision", "enforce")
        yield Import("tradegen_runtime.access.principal", "Principal")
    if any(
        route.body is not None or route.path_params or route.query_params or route.access != PUBLIC
        for route in module.routes
    ):
        yield Import("typing", "Annotated")
    if any(defaults.is_validated(param) for route in module.routes for param in route.query_params):
        yield from (Import("pydantic", "TypeAdapter"), Import("typing", "Final"))


def _imports(module: Module, defaults: Defaults) -> Iterator[Import]:
    for route in module.routes:
        for param in (*route.path_params, *route.query_params):
            yield from imports_of(param.use.expr)
            yield from _default_imports(param, defaults)
        for use in (route.body, route.response, *(error.use for error in route.errors)):
            if use is not None:
                yield from imports_of(use.expr)


def _default_imports(param: Param, defaults: Defaults) -> Iterator[Import]:
    if not param.required:
        yield from defaults.imports(param)
