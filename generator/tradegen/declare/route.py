"""Reads one REST operation of a route file."""

from typing import Final

from tradegen.declare.declared import ErrorDecl, ParamDecl, RouteDecl, TypeDecl
from tradegen.declare.deprecation import declare_deprecation
from tradegen.declare.identifiers import OPERATION_ID
from tradegen.declare.keys import KeyReader, kind_of
from tradegen.declare.param import declare_param
from tradegen.declare.path import check_path, path_placeholders
from tradegen.declare.topic import read_type
from tradegen.declare.type_expression import Scope, parse_type
from tradegen.ir import HttpMethod
from tradegen.source.findings import Findings
from tradegen.source.nodes import Entry, Mapping, Scalar
from tradegen.source.scalars import as_int, is_null
from tradegen.source.suggestion import quote
from tradegen.words import snake_case

METHODS: Final[tuple[HttpMethod, ...]] = ("get", "post", "put", "patch", "delete")
_KEYS = (
    *METHODS,
    "path",
    "query",
    "body",
    "response",
    "status",
    "errors",
    "access",
    "summary",
    "description",
    "deprecated",
)
_NO_CONTENT = (204, 205)


def declare_route(entry: Entry, *, scope: Scope, findings: Findings) -> RouteDecl | None:
    """Return the operation that ``entry`` declares, or ``None`` after adding findings."""
    named = OPERATION_ID.check(entry.key, findings)
    place = f"route {quote(entry.key.text)}"
    if not isinstance(entry.value, Mapping):
        message = f"{place} must be a mapping, not {kind_of(entry.value)}"
        findings.refuse(entry.value.span, "wrong-type", message=message)
        return None
    reader = KeyReader(entry.value, place, findings=findings)
    reader.check_known(_KEYS)
    return _RouteReader(entry.key, reader, scope, findings).read(named=named)


class _RouteReader:
    """Reads the keys of one operation."""

    def __init__(self, name: Scalar, reader: KeyReader, scope: Scope, findings: Findings) -> None:
        self._name = name
        self._reader = reader
        self._scope = scope
        self._findings = findings

    def read(self, *, named: bool) -> RouteDecl | None:
        method, path = self._method()
        path_params = self._params("path")
        query_params = self._params("query")
        self._check_params(path, path_params, query_params)
        body = self._body(method)
        response, has_content = self._response()
        status = self._status(has_content=has_content)
        errors = self._errors()
        reader = self._reader
        access = reader.access()
        summary, doc = reader.text("summary"), reader.text("description")
        deprecated = declare_deprecation(reader, self._findings)
        if method is None or path is None or not named:
            return None
        return RouteDecl(
            operation_id=self._name.text,
            span=self._name.span,
            method=method,
            path=path.text,
            path_span=path.span,
            path_params=_in_path_order(path, path_params),
            query_params=query_params,
            body=body,
            response=response,
            status=status,
            errors=errors,
            summary=summary,
            doc=doc,
            deprecated=deprecated,
            access=access,
        )

    def _method(self) -> tuple[HttpMethod | None, Scalar | None]:
        """Return the one method of the route and its path, each ``None`` where it is wrong."""
        reader = self._reader
        written = [(method, entry) for method in METHODS if (entry := reader.entry(method))]
        if not written:
            hint = f"write one of {', '.join(METHODS)} with a path"
            reader.refuse(self._name.span, "missing-method", message=f"{reader.place} has no method", hint=hint)
            return None, None
        first, *others = sorted(written, key=lambda found: found[1].key.span)
        for method, entry in others:
            message = f'{reader.place} has both "{first[0]}" and "{method}"'
            reader.refuse(entry.key.span, "two-methods", message=message, hint="declare one route for each")
        method, entry = first
        path = reader.scalar(entry, "a path")
        if path is None or not check_path(path, findings=self._findings):
            return method, None
        return method, path

    def _params(self, key: str) -> tuple[ParamDecl, ...]:
        place = self._reader.place
        found = (
            declare_param(entry, place=place, scope=self._scope, findings=self._findings)
            for entry in self._reader.mapping(key)
        )
        return tuple(param for param in found if param is not None)

    def _check_params(
        self, path: Scalar | None, path_params: tuple[ParamDecl, ...], query_params: tuple[ParamDecl, ...]
    ) -> None:
        place, refuse = self._reader.place, self._reader.refuse
        if path is not None:
            self._check_placeholders(path)
        for param in path_params:
            if param.default is not None:
                message = f"path parameter {quote(param.name)} of {place} has a default, but is always there"
                refuse(param.default.span, "bad-default", message=message)
        spelled: dict[str, str] = {}
        for param in (*path_params, *query_params):
            spelling = snake_case(param.name)
            other = spelled.setdefault(spelling, param.name)
            if other != param.name or (other == param.name and self._is_repeated(param, path_params)):
                message = f"parameters {quote(other)} and {quote(param.name)} of {place} are both {quote(spelling)}"
                refuse(param.span, "param-collision", message=message)
            elif spelling in ("body", "self") and (spelling == "self" or self._reader.entry("body")):
                message = f"parameter {quote(param.name)} of {place} collides with the request body"
                refuse(param.span, "param-collision", message=message, hint="rename it")

    def _is_repeated(self, param: ParamDecl, path_params: tuple[ParamDecl, ...]) -> bool:
        """Tell whether ``param`` is a query parameter that a path parameter of the same name precedes."""
        return param not in path_params and any(param.name == other.name for other in path_params)

    def _check_placeholders(self, path: Scalar) -> None:
        reader = self._reader
        declared = {entry.key.text: entry.key for entry in reader.mapping("path")}
        seen: set[str] = set()
        for name, span in path_placeholders(path):
            if name in seen:
                message = f"placeholder {quote(name)} is written twice in path {quote(path.text)}"
                reader.refuse(span, "bad-path", message=message)
            elif name not in declared:
                message = f'placeholder {quote(name)} has no type under "path" of {reader.place}'
                reader.refuse(span, "missing-path-param", message=message, hint=f"add path: {{{name}: str}}")
            seen.add(name)
        for name, key in declared.items():
            if name not in seen:
                message = f"path parameter {quote(name)} is not in path {quote(path.text)}"
                reader.refuse(key.span, "unknown-path-param", message=message, hint=f"write {{{name}}} in the path")

    def _body(self, method: HttpMethod | None) -> TypeDecl | None:
        entry = self._reader.entry("body")
        if entry is not None and method == "get":
            message = f"{self._reader.place} is a get and has a body"
            self._reader.refuse(entry.key.span, "get-with-body", message=message, hint="use query, or post")
        return read_type(self._reader, "body", scope=self._scope, findings=self._findings)

    def _response(self) -> tuple[TypeDecl | None, bool]:
        """Return the response and whether there is one to send."""
        reader = self._reader
        hint = 'name the model it answers with, or "null" for no content'
        entry = reader.require("response", self._name.span, slug="missing-response", hint=hint)
        if entry is not None and isinstance(entry.value, Scalar) and is_null(entry.value):
            return None, False
        return read_type(reader, "response", scope=self._scope, findings=self._findings), True

    def _status(self, *, has_content: bool) -> int:
        status = self._reader.whole("status", 200 if has_content else 204, least=200, most=299)
        entry = self._reader.entry("status")
        if entry is not None and has_content and status in _NO_CONTENT:
            message = f"{self._reader.place} answers {status}, which has no content, but has a response"
            self._reader.refuse(entry.value.span, "bad-status", message=message, hint='write "response: null"')
        return status

    def _errors(self) -> tuple[ErrorDecl, ...]:
        reader = self._reader
        found: list[ErrorDecl] = []
        for entry in reader.mapping("errors"):
            status = as_int(entry.key)
            if status is None or not 400 <= status <= 599:
                message = f"error status {quote(entry.key.text)} of {reader.place} is not from 400 to 599"
                reader.refuse(entry.key.span, "bad-status", message=message)
                continue
            if any(error.status == status for error in found):
                message = f"error status {status} of {reader.place} is written twice"
                reader.refuse(entry.key.span, "duplicate-key", message=message)
            declared: TypeDecl | None = None
            if not (isinstance(entry.value, Scalar) and is_null(entry.value)):
                scalar = reader.scalar(entry, "a type or null")
                if scalar is None:
                    continue
                declared = parse_type(scalar, scalar.text, scope=self._scope, findings=self._findings)
            found.append(ErrorDecl(status=status, span=entry.key.span, type=declared))
        return tuple(sorted(found, key=lambda error: error.status))


def _in_path_order(path: Scalar, params: tuple[ParamDecl, ...]) -> tuple[ParamDecl, ...]:
    order = [name for name, _ in path_placeholders(path)]
    return tuple(sorted(params, key=lambda param: order.index(param.name) if param.name in order else len(order)))
