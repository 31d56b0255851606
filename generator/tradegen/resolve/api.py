"""From declarations and introspected types to the API: the last stage that can refuse the user's input."""

import msgspec

from tradegen.declare.declared import Declarations, ModuleDecl, ParamDecl, RouteDecl, TopicDecl
from tradegen.declare.source_files import SourceFile
from tradegen.introspect.request import Reply
from tradegen.ir import Api, ErrorResponse, ListType, Module, NullType, Param, Route, Topic, Type, UnionType
from tradegen.project import Project
from tradegen.resolve.catalog import Catalog
from tradegen.resolve.constraints import constrain
from tradegen.resolve.defaults import default_json
from tradegen.resolve.memory import ResolveMemory
from tradegen.resolve.names import check_public_names
from tradegen.resolve.naming import check_used, given_names, with_names
from tradegen.resolve.places import PlacedMemory, Places
from tradegen.resolve.record import read_record
from tradegen.resolve.reserved import check_reserved_members
from tradegen.resolve.snapshot import resolve_snapshot
from tradegen.resolve.topic_key import key_fields
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote


def resolve(
    declarations: Declarations,
    reply: Reply,
    project: Project,
    memory: ResolveMemory | None = None,
    *,
    record: SourceFile | None = None,
) -> Api:
    """Return the API that ``declarations`` and the types of ``reply`` describe, in output order.

    ``memory`` is kept between builds of one process: models and modules that did not change stay the same objects.
    ``record`` holds the public names of an earlier build.

    Raises:
        Rejected: everything wrong with types, parameters, defaults, topic keys and public names, at once,
            together with what introspection found; warnings alone do not raise.
    """
    findings = Findings()
    memory = memory or ResolveMemory()
    memory.forget_others(declarations.modules, reply)
    recorded = read_record(record, findings)
    placed = _place(declarations, reply, memory.placed)
    catalog = Catalog(placed, findings)
    given = given_names(declarations.modules, catalog, findings)
    placed = with_names(placed, given)
    modules = tuple(_resolved(module, placed, catalog, memory, findings) for module in declarations.modules)
    otherwise = declarations.modules[0].span if declarations.modules else project.contracts_span
    check_reserved_members(placed, otherwise, findings=findings)
    check_used(given, modules, placed, findings)
    check_public_names((*placed.models, *placed.enums, *placed.aliases), otherwise, recorded, findings=findings)
    if findings or any(found.severity == "error" for found in reply.diagnostics):
        findings.extend(reply.diagnostics)
        findings.raise_any()
    return Api(
        title=project.title,
        version=project.version,
        modules=modules,
        models=tuple(sorted(placed.models, key=lambda model: model.name)),
        enums=tuple(sorted(placed.enums, key=lambda enum: enum.name)),
        aliases=tuple(sorted(placed.aliases, key=lambda alias: alias.name)),
        recorded=recorded,
    )


def _place(declarations: Declarations, reply: Reply, memory: PlacedMemory) -> Reply:
    places = Places(declarations.models, memory)
    return msgspec.structs.replace(
        reply,
        models=tuple(map(places.model, reply.models)),
        enums=tuple(map(places.enum, reply.enums)),
        aliases=tuple(map(places.alias, reply.aliases)),
    )


def _resolved(
    declared: ModuleDecl, placed: Reply, catalog: Catalog, memory: ResolveMemory, findings: Findings
) -> Module:
    known = memory.module(declared, catalog)
    if known is not None:
        return known
    before = len(findings)
    module = _Resolver(declared, catalog, findings).resolve()
    if len(findings) == before:
        memory.keep(declared, module, placed, catalog)
    return module


class _Resolver:
    """Resolves one module."""

    def __init__(self, module: ModuleDecl, catalog: Catalog, findings: Findings) -> None:
        self._module = module
        self._catalog = catalog
        self._findings = findings

    def resolve(self) -> Module:
        """Return the module; what has a finding is left out of it."""
        module = self._module
        routes = [self._route(route) for route in module.routes]
        topics = [self._topic(topic, routes) for topic in module.topics]
        return Module(
            name=module.name,
            version=module.version,
            domain=module.domain,
            service=module.service,
            base=module.base,
            ws_path=f"/api/{module.version}/{module.name}/ws",
            topics=tuple(topic for topic in topics if topic is not None),
            routes=tuple(routes),
            reserved_topics=tuple(sorted(name.text for name in module.reserved_topics)),
            reserved_routes=tuple(sorted(name.text for name in module.reserved_routes)),
            always_on=module.always_on,
            title=module.title,
            doc=module.doc,
            span=module.span,
        )

    def _topic(self, topic: TopicDecl, routes: list[Route]) -> Topic | None:
        params = self._catalog.use(topic.params)
        update = self._catalog.use(topic.update)
        fields = key_fields(topic, params, catalog=self._catalog, findings=self._findings)
        if update is None:
            return None
        found = Topic(
            name=topic.name,
            params=params,
            update=update,
            key_fields=fields,
            delivery=topic.delivery,
            history=topic.history,
            rate_per_s=topic.rate_per_s,
            on_slow=topic.on_slow,
            linger_s=topic.linger_s,
            summary=topic.summary,
            doc=topic.doc,
            deprecated=topic.deprecated or self._module.deprecated,
            access=topic.access or self._module.access,
            span=topic.span,
        )
        if topic.snapshot is None:
            return found
        snapshot = resolve_snapshot(found, topic.snapshot, routes, catalog=self._catalog, findings=self._findings)
        return msgspec.structs.replace(found, snapshot=snapshot)

    def _route(self, route: RouteDecl) -> Route:
        use = self._catalog.use
        errors = tuple(ErrorResponse(status=error.status, use=use(error.type)) for error in route.errors)
        return Route(
            operation_id=route.operation_id,
            method=route.method,
            path=route.path,
            path_params=self._params(route.path_params, in_path=True),
            query_params=self._params(route.query_params, in_path=False),
            body=use(route.body),
            response=use(route.response),
            status=route.status,
            errors=errors,
            summary=route.summary,
            doc=route.doc,
            deprecated=route.deprecated or self._module.deprecated,
            access=route.access or self._module.access,
            span=route.span,
        )

    def _params(self, declared: tuple[ParamDecl, ...], *, in_path: bool) -> tuple[Param, ...]:
        found = (self._param(param, in_path=in_path) for param in declared)
        return tuple(param for param in found if param is not None)

    def _param(self, param: ParamDecl, *, in_path: bool) -> Param | None:
        use = self._catalog.use(param.type)
        if use is None:
            return None
        value, nullable = _without_null(self._catalog.plain(use.in_type))
        if in_path and (nullable or not self._catalog.is_scalar(value)):
            message = f"path parameter {quote(param.name)} must be a scalar, not {quote(param.type.text)}"
            self._findings.refuse(param.type.span, "bad-path-param", message=message)
            return None
        item = value.item if isinstance(value, ListType) else value
        if not self._catalog.is_scalar(item):
            message = (
                f"query parameter {quote(param.name)} must be a scalar or a list of scalars, "
                f"not {quote(param.type.text)}"
            )
            self._findings.refuse(param.type.span, "bad-query-param", message=message)
            return None
        use = constrain(use, param, findings=self._findings)
        default = default_json(param, use.in_type, catalog=self._catalog, findings=self._findings)
        return Param(
            name=param.name,
            use=use,
            required=in_path or not (nullable or param.default is not None),
            default=default,
            doc=param.doc,
            span=param.span,
        )


def _without_null(kind: Type) -> tuple[Type, bool]:
    """Return ``kind`` without null, and whether it had it."""
    if not isinstance(kind, UnionType):
        return kind, False
    kept = tuple(member for member in kind.members if not isinstance(member, NullType))
    if len(kept) == len(kind.members):
        return kind, False
    return (kept[0] if len(kept) == 1 else msgspec.structs.replace(kind, members=kept)), True
