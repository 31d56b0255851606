"""Reads one route file: a module with its topics and routes."""

from functools import lru_cache

from tradegen.declare.declared import DeclaredFile, ModuleDecl, RouteDecl, TopicDecl
from tradegen.declare.deprecation import declare_deprecation
from tradegen.declare.identifiers import DOMAIN_NAME, MODULE_NAME, SERVICE_NAME, VERSION, NameRule
from tradegen.declare.keys import KeyReader, kind_of
from tradegen.declare.naming import declare_names
from tradegen.declare.path import check_path
from tradegen.declare.reserved import declare_reserved
from tradegen.declare.route import declare_route
from tradegen.declare.topic import declare_topic
from tradegen.declare.type_expression import Scope
from tradegen.ir import PUBLIC
from tradegen.source.compose import compose
from tradegen.source.findings import Findings
from tradegen.source.nodes import Mapping, Scalar
from tradegen.span import Span

_KEYS = (
    "module",
    "version",
    "service",
    "title",
    "description",
    "base",
    "always_on",
    "access",
    "deprecated",
    "names",
    "topics",
    "routes",
    "reserved",
)


@lru_cache(maxsize=4096)
def declare_module(path: str, content: bytes, *, scope: Scope) -> DeclaredFile:
    """Return what the route file ``path`` declares; pure, never raises for the user's mistake."""
    composed = compose(path, content)
    findings = Findings()
    findings.extend(composed.findings)
    start = Span(path, 1, 1)
    module: ModuleDecl | None = None
    if DOMAIN_NAME.check(Scalar(text=scope.domain, span=start), findings):
        if isinstance(composed.root, Mapping):
            module = _ModuleReader(composed.root, scope, findings).read(start)
        elif composed.root is not None:
            message = f"the route file must be a mapping, not {kind_of(composed.root)}"
            findings.refuse(composed.root.span, "wrong-type", message=message, hint='begin with "module: name"')
        elif not composed.findings:
            findings.refuse(start, "empty-file", message="the route file is empty", hint='begin with "module: name"')
    return DeclaredFile(module=module, findings=findings.as_tuple())


class _ModuleReader:
    """Reads the top-level keys of a route file."""

    def __init__(self, root: Mapping, scope: Scope, findings: Findings) -> None:
        self._reader = KeyReader(root, "the route file", findings=findings)
        self._scope = scope
        self._findings = findings

    def read(self, start: Span) -> ModuleDecl | None:
        reader = self._reader
        reader.check_known(_KEYS)
        access = reader.access() or PUBLIC
        name = self._name("module", MODULE_NAME, start)
        version = self._name("version", VERSION, start)
        service = self._name("service", SERVICE_NAME, start)
        names = declare_names(reader, scope=self._scope, findings=self._findings)
        topics, routes = self._topics(), self._routes()
        reserved_topics, reserved_routes = declare_reserved(reader, self._findings)
        deprecated = declare_deprecation(reader, self._findings)
        base = self._base()
        always_on, title, doc = reader.boolean("always_on"), reader.text("title"), reader.text("description")
        if name is None or version is None or service is None:
            return None
        if not topics and not routes and not self._findings:
            message = f'module "{name.text}" declares no topics and no routes'
            reader.refuse(name.span, "empty-module", message=message)
        return ModuleDecl(
            name=name.text,
            span=name.span,
            domain=self._scope.domain,
            version=version.text,
            service=service.text,
            service_span=service.span,
            base=base or f"/api/{version.text}/{name.text}",
            topics=topics,
            routes=routes,
            reserved_topics=reserved_topics,
            reserved_routes=reserved_routes,
            deprecated=deprecated,
            always_on=always_on,
            title=title,
            doc=doc,
            access=access,
            names=names,
        )

    def _name(self, key: str, rule: NameRule, start: Span) -> Scalar | None:
        found = self._reader.scalar(self._reader.require(key, start), f"a {rule.kind}")
        return found if found is not None and rule.check(found, self._findings) else None

    def _base(self) -> str:
        found = self._reader.scalar(self._reader.entry("base"), "a path")
        if found is None or not check_path(found, findings=self._findings, placeholders=False):
            return ""
        if found.text == "/":
            message, hint = 'base "/" would hide every other path', "leave it out, or name a path"
            self._reader.refuse(found.span, "bad-path", message=message, hint=hint)
        return found.text

    def _topics(self) -> tuple[TopicDecl, ...]:
        entries = self._reader.mapping("topics")
        found = (declare_topic(entry, scope=self._scope, findings=self._findings) for entry in entries)
        return tuple(topic for topic in found if topic is not None)

    def _routes(self) -> tuple[RouteDecl, ...]:
        entries = self._reader.mapping("routes")
        found = (declare_route(entry, scope=self._scope, findings=self._findings) for entry in entries)
        return tuple(route for route in found if route is not None)
