"""The parameters of a REST handler: where each comes from, what it must fulfil, what it is when left out."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from tradegen.emit.code import NOTHING, Code, Identifier, compose, join_code
from tradegen.emit.names import escaped, python_constant
from tradegen.emit.printers import py_identifier, py_str
from tradegen.emit.python_imports import ImportTable
from tradegen.emit.python_layout import LINE, listed
from tradegen.emit.server.constraints import constraints
from tradegen.emit.server.defaults import Defaults
from tradegen.emit.server.names import argument_name
from tradegen.emit.server.types import spelled
from tradegen.ir import PUBLIC, Module, Param, Route

LOCALS: Final = frozenset(
    {"caller", "decision", "enforce", "json_body", "principal", "problems", "rest_router", "router", "service"}
)
"""Names that the file of routes uses itself, and no handler or parameter may have."""


class ParameterView(msgspec.Struct, frozen=True):
    """One parameter of a handler, and the argument of the service's method it is passed as."""

    name: Identifier
    argument: Identifier
    declaration: Code
    is_optional: bool


class ConstantView(msgspec.Struct, frozen=True):
    """A default that validation makes of its JSON text."""

    name: Identifier
    annotation: Code
    value: Code


def parameter_views(route: Route, defaults: Defaults, imports: ImportTable) -> tuple[ParameterView, ...]:
    """Spell the parameters of ``route``, those without default first, as a Python signature wants them."""
    views = [
        *(_parameter(route, param, Code("Path"), defaults=defaults, imports=imports) for param in route.path_params),
        *(_parameter(route, param, Code("Query"), defaults=defaults, imports=imports) for param in route.query_params),
    ]
    return tuple(sorted(views, key=lambda view: view.is_optional))


def constant_views(module: Module, defaults: Defaults, imports: ImportTable) -> Iterator[ConstantView]:
    """Spell the constants that the handlers of ``module`` take as defaults."""
    for route in module.routes:
        for param in route.query_params:
            if defaults.is_validated(param):
                value = py_str(param.default or "null")
                yield ConstantView(constant_name(route, param), spelled(param.use.expr, imports), value)


def constant_name(route: Route, param: Param) -> Identifier:
    """Name the constant that holds a validated default: ``GET_BARS_SINCE``."""
    return py_identifier(f"{python_constant(route.operation_id)}_{python_constant(param.name)}")


def caller_declaration(route: Route) -> Iterator[Code]:
    """Spell the parameter that takes the caller, if not everybody may call; first, so that strangers stop there."""
    if route.access != PUBLIC:
        yield compose("principal: Annotated[Principal, caller({})]", py_str(route.access))


def body_declaration(route: Route, imports: ImportTable) -> Iterator[Code]:
    """Spell the parameter that takes the body, if there is one."""
    if route.body is not None:
        kind = spelled(route.body.expr, imports)
        yield _declaration(Code("body"), kind, Code("json_body"), (kind,), NOTHING)


def _parameter(
    route: Route,
    param: Param,
    source: Code,
    *,
    defaults: Defaults,
    imports: ImportTable,
) -> ParameterView:
    default = NOTHING
    if not param.required:
        default = compose(" = {}", defaults.spelled(param, constant_name(route, param), imports))
    argument = argument_name(param)
    name = py_identifier(escaped(argument, LOCALS))
    options = (compose("alias={}", py_str(param.name)), *constraints(param.use.expr, param.use.in_type))
    return ParameterView(
        name=name,
        argument=argument,
        declaration=_declaration(name, spelled(param.use.expr, imports), source, options, default),
        is_optional=not param.required,
    )


def _declaration(name: Code, annotation: Code, source: Code, options: Sequence[Code], default: Code) -> Code:
    """Spell ``limit: Annotated[int, Query(alias="limit", ge=1)] = 100``, over several lines where it is long."""
    marker = compose("{}({})", source, join_code(", ", options))
    line = compose("{}: Annotated[{}, {}]{}", name, annotation, marker, default)
    if len(line) <= LINE - len("        ,"):
        return line
    if len(marker) > LINE - len("            ,"):
        marker = compose("{}({})", source, listed(options, indent=12, beside=LINE))
    return compose("{}: Annotated[{}]{}", name, listed((annotation, marker), indent=8, beside=LINE), default)
