"""Do two declared names want the same place: a URL, a folder, a wire route, a method?"""

from collections.abc import Iterable, Iterator

from tradegen.declare.declared import ModuleDecl, RouteDecl
from tradegen.declare.path import path_shape
from tradegen.ir import PUBLIC
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote
from tradegen.span import Span
from tradegen.words import camel_case, pascal_case, snake_case

_MAX_GENERALISED = 8  # literal segments of one path that are tried as placeholders
_SERVED = ("/docs", "/openapi.json", "/ws", "/ws/asyncapi", "/ws/asyncapi.json")
_ROOT_SERVED = ("/livez", "/readyz", "/metrics")


class _Owners:
    """Who came first for each key of one kind; a second owner is a finding."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._first: dict[tuple[str, ...], Span] = {}

    def holder(self, key: tuple[str, ...]) -> Span | None:
        """Return the place that has ``key``."""
        return self._first.get(key)

    def claim(self, key: tuple[str, ...], span: Span, *, slug: str, message: str, hint: str = "") -> bool:
        """Give ``key`` to ``span``, or refuse with the place of the one that has it; tell whether it is had."""
        first = self._first.setdefault(key, span)
        if first != span:
            there = f"the first is at {first}"
            self.findings.refuse(span, slug, message=message, hint=f"{there}; {hint}" if hint else there)
        return first == span


def check_collisions(modules: Iterable[ModuleDecl], findings: Findings, *, client_class: str) -> None:
    """Add a finding for every two names of ``modules`` (sorted) that cannot both be had, and for ``client_class``."""
    owners = _Owners(findings)
    for module in modules:
        _check_module(module, owners)
        _check_client_class(module, client_class, findings)
        _check_methods(module, owners)
        for topic in module.topics:
            owners.claim(
                ("topic", topic.name),
                topic.span,
                slug="duplicate-topic",
                message=f"topic {quote(topic.name)} is declared twice",
                hint="the wire route of a topic is unique in the whole API",
            )
        for route in module.routes:
            owners.claim(
                ("operation", module.version, route.operation_id),
                route.span,
                slug="duplicate-operation",
                message=f"operation id {quote(route.operation_id)} is declared twice",
            )
            _check_url(module, route, owners, findings)


def _check_module(module: ModuleDecl, owners: _Owners) -> None:
    name, service = module.name, module.service
    owners.claim(
        ("module", camel_case(name).casefold()),
        module.span,
        slug="duplicate-module",
        message=f"module {quote(name)} is declared twice",
    )
    owners.claim(
        ("service", service.casefold()),
        module.service_span,
        slug="name-collision",
        message=f"service {quote(service)} is declared twice",
    )


def _check_client_class(module: ModuleDecl, client_class: str, findings: Findings) -> None:
    """Refuse a module whose client has the name of the whole API's client: one package exports both."""
    if f"{pascal_case(module.name)}Client" == client_class:
        findings.refuse(
            module.span,
            "name-collision",
            message=f"the client of module {quote(module.name)} and the whole client are both {quote(client_class)}",
            hint="set another client_class in [tool.tradegen]",
        )


def _check_methods(module: ModuleDecl, owners: _Owners) -> None:
    """Check the method names of the module's clients and of its service Protocol."""
    taken = {f"stream_{snake_case(topic.name)}": topic.span for topic in module.topics}
    taken |= {f"authorize_{snake_case(name)}": span for name, span in _closed(module)}
    for topic in module.topics:
        _claim_method(module, owners, topic.name, topic.span)
        if topic.snapshot is not None:
            _claim_method(module, owners, f"live-{topic.name}", topic.span)
    for route in module.routes:
        _claim_method(module, owners, route.operation_id, route.span)
        method = snake_case(route.operation_id)
        if method in taken:
            owners.findings.refuse(
                route.span,
                "method-collision",
                message=f"route {quote(route.operation_id)} has the service method {quote(method)} of another",
                hint=f"the other is at {taken[method]}; rename one of them",
            )


def _closed(module: ModuleDecl) -> Iterator[tuple[str, Span]]:
    """Yield what has an authorization hook: every topic and operation that is not public."""
    for topic in module.topics:
        if (topic.access or module.access) != PUBLIC:
            yield topic.name, topic.span
    for route in module.routes:
        if (route.access or module.access) != PUBLIC:
            yield route.operation_id, route.span


def _claim_method(module: ModuleDecl, owners: _Owners, name: str, span: Span) -> None:
    for language, spelling in (("Python", snake_case(name)), ("TypeScript", camel_case(name))):
        had = owners.claim(
            ("method", language, module.name, spelling),
            span,
            slug="method-collision",
            message=f"{quote(name)} becomes the client method {quote(spelling)}, which is taken",
            hint="rename one of them",
        )
        if not had:
            return


def _check_url(module: ModuleDecl, route: RouteDecl, owners: _Owners, findings: Findings) -> None:
    path = module.base + route.path
    owners.claim(
        ("url", route.method, path_shape(path)),
        route.path_span,
        slug="duplicate-path",
        message=f"{route.method} {path} is declared twice",
    )
    _check_reached(module, route, owners)
    own = f"/api/{module.version}/{module.name}"
    shared = f"/api/{module.version}"
    served = {base + end for base in (own, shared) for end in _SERVED}
    if route.method == "get" and (path in served or path in _ROOT_SERVED):
        message = f"path {path} is served by the application itself"
        findings.refuse(route.path_span, "reserved-path", message=message, hint="choose another path")


def _check_reached(module: ModuleDecl, route: RouteDecl, owners: _Owners) -> None:
    """Refuse a literal path behind a placeholder that matches it: the first route would answer both."""
    segments = path_shape(route.path).split("/")
    literal = [index for index, segment in enumerate(segments) if segment not in ("", "{}")]
    for chosen in range(1, 1 << min(len(literal), _MAX_GENERALISED)):
        wider = list(segments)
        for bit, index in enumerate(literal):
            if chosen >> bit & 1:
                wider[index] = "{}"
        earlier = owners.holder(("url", route.method, module.base + "/".join(wider)))
        if earlier is not None:
            message = f"{route.method} {module.base}{route.path} is never reached"
            hint = f"the route at {earlier} answers it; write this one first"
            owners.findings.refuse(route.path_span, "hidden-path", message=message, hint=hint)
            return
