"""What a route file says, checked as far as it can be without knowing the models; every part keeps its place."""

from typing import Literal

import msgspec

from tradegen.diagnostics import Diagnostic
from tradegen.ir import LINGER_S, PUBLIC, DeliveryMode, Deprecation, Expr, HttpMethod, NameExpr, OnSlow
from tradegen.source.model_file import ModelFile
from tradegen.span import Span


class NameUse(msgspec.Struct, frozen=True):
    """A name inside a type expression: as written, where it and its last part stand, and what it stands for."""

    text: str
    span: Span
    attr_span: Span
    expr: NameExpr


class TypeDecl(msgspec.Struct, frozen=True):
    """A type expression: as written, where, and parsed."""

    text: str
    span: Span
    expr: Expr
    names: tuple[NameUse, ...] = ()


class DefaultDecl(msgspec.Struct, frozen=True):
    """A default as written; ``quoted`` text is text, other text means what the parameter's type makes of it."""

    text: str
    quoted: bool
    span: Span


Limit = Literal["ge", "gt", "le", "lt", "min_length", "max_length", "pattern"]


class ConstraintDecl(msgspec.Struct, frozen=True):
    """One constraint; ``value`` is a decimal literal or the pattern."""

    limit: Limit
    value: str
    span: Span


class ParamDecl(msgspec.Struct, frozen=True):
    """A path or query parameter."""

    name: str
    span: Span
    type: TypeDecl
    default: DefaultDecl | None = None
    constraints: tuple[ConstraintDecl, ...] = ()
    doc: str = ""


class ErrorDecl(msgspec.Struct, frozen=True):
    """A declared error status; ``type`` is ``None`` for the runtime's own Problem."""

    status: int
    span: Span
    type: TypeDecl | None = None


class RouteDecl(msgspec.Struct, frozen=True):
    """A REST operation; ``response`` is ``None`` where it has no content, ``access`` empty where the module's holds."""

    operation_id: str
    span: Span
    method: HttpMethod
    path: str
    path_span: Span
    path_params: tuple[ParamDecl, ...] = ()
    query_params: tuple[ParamDecl, ...] = ()
    body: TypeDecl | None = None
    response: TypeDecl | None = None
    status: int = 200
    errors: tuple[ErrorDecl, ...] = ()
    summary: str = ""
    doc: str = ""
    deprecated: Deprecation | None = None
    access: str = ""


class WrittenName(msgspec.Struct, frozen=True):
    """A name of something declared elsewhere, as written."""

    text: str
    span: Span


class DropDecl(msgspec.Struct, frozen=True):
    """A member and its values that say that an item has left."""

    name: str
    span: Span
    values: tuple[DefaultDecl, ...]


class SnapshotDecl(msgspec.Struct, frozen=True):
    """The operation that lists the items of a topic, the member that identifies one, and when one has left."""

    operation: WrittenName
    key: WrittenName
    drop: tuple[DropDecl, ...] = ()


class TopicDecl(msgspec.Struct, frozen=True):
    """A live topic; ``params`` is ``None`` where it takes none, ``access`` empty where the module's holds."""

    name: str
    span: Span
    update: TypeDecl
    params: TypeDecl | None = None
    delivery: DeliveryMode = "every"
    history: int = 0
    rate_per_s: float | None = None
    on_slow: OnSlow = "disconnect"
    linger_s: int = LINGER_S
    snapshot: SnapshotDecl | None = None
    summary: str = ""
    doc: str = ""
    deprecated: Deprecation | None = None
    access: str = ""


class NamingDecl(msgspec.Struct, frozen=True):
    """A public name that a route file gives to a type."""

    name: str
    span: Span
    type: TypeDecl


class ModuleDecl(msgspec.Struct, frozen=True):
    """One route file. ``domain`` is the folder it lies in; ``span`` is where its name is written."""

    name: str
    span: Span
    domain: str
    version: str
    service: str
    service_span: Span
    base: str
    topics: tuple[TopicDecl, ...] = ()
    routes: tuple[RouteDecl, ...] = ()
    reserved_topics: tuple[WrittenName, ...] = ()
    reserved_routes: tuple[WrittenName, ...] = ()
    deprecated: Deprecation | None = None
    always_on: bool = False
    title: str = ""
    doc: str = ""
    access: str = PUBLIC
    names: tuple[NamingDecl, ...] = ()


class DeclaredFile(msgspec.Struct, frozen=True):
    """The outcome of one route file: its module unless that cannot be told, and what was found."""

    module: ModuleDecl | None
    findings: tuple[Diagnostic, ...] = ()


class Declarations(msgspec.Struct, frozen=True):
    """Everything declared: modules sorted by name, model files sorted by path."""

    modules: tuple[ModuleDecl, ...]
    models: tuple[ModelFile, ...]


def module_types(module: ModuleDecl) -> tuple[tuple[TypeDecl, Literal["in", "out"]], ...]:
    """Return every type expression of ``module`` in file order, with the view it uses."""
    found: list[tuple[TypeDecl | None, Literal["in", "out"]]] = []
    for topic in module.topics:
        found += [(topic.params, "in"), (topic.update, "out")]
    for route in module.routes:
        found += [(param.type, "in") for param in (*route.path_params, *route.query_params)]
        found += [(route.body, "in"), (route.response, "out")]
        found += [(error.type, "out") for error in route.errors]
    return tuple((declared, view) for declared, view in found if declared is not None)
