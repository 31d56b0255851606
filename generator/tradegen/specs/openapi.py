"""The OpenAPI 3.1 document of one module."""

from collections.abc import Mapping

import orjson

from tradegen.ir import PUBLIC, Module, NullType, Param, Route, Type, UnionType, Use
from tradegen.specs.access import rest_security, schemes
from tradegen.specs.components import ViewWriter
from tradegen.specs.deprecation import retirement
from tradegen.specs.problem import PROBLEM_NAME, PROBLEM_SCHEMA, problem_response
from tradegen.views.directions import Views
from tradegen_runtime.documents import OPENAPI_VERSION, JsonObject, JsonValue, info
from tradegen_runtime.rest.reason import reason_phrase


def openapi_document(module: Module, views: Views, *, version: str, schemas: JsonObject) -> JsonObject:
    """Describe the REST side of ``module``; ``schemas`` are the components its operations reach, by name."""
    paths: dict[str, dict[str, JsonValue]] = {}
    for route in module.routes:
        paths.setdefault(module.base + route.path, {})[route.method] = operation(route, module, views)
    tag = {"name": module.name, **({"description": module.doc} if module.doc else {})}
    return {
        "openapi": OPENAPI_VERSION,
        "info": info(module.title or module.name, version, module.doc),
        "paths": paths,
        "components": {
            "schemas": dict(sorted({**schemas, PROBLEM_NAME: PROBLEM_SCHEMA}.items())),
            **schemes(module.routes),
        },
        "tags": [tag],
    }


def operation(route: Route, module: Module, views: Views) -> JsonObject:
    """One operation of a path."""
    parameters: list[JsonValue] = [
        *(parameter(param, "path", views) for param in route.path_params),
        *(parameter(param, "query", views) for param in route.query_params),
    ]
    return {
        "operationId": route.operation_id,
        "tags": [module.name],
        **({"summary": route.summary} if route.summary else {}),
        **({"description": route.doc} if route.doc else {}),
        **({"deprecated": True, **retirement(route.deprecated)} if route.deprecated else {}),
        **({"parameters": parameters} if parameters else {}),
        **({"requestBody": request_body(route.body, views)} if route.body else {}),
        "responses": responses(route, views),
        **rest_security(route),
    }


def parameter(param: Param, place: str, views: Views) -> JsonObject:
    """A path or query parameter; an optional one is left out, not sent as null."""
    default = None if param.default is None else orjson.loads(param.default)
    notes = {} if default is None else {"default": default}
    kind = without_null(param.use.in_type)
    return {
        "name": param.name,
        "in": place,
        "required": param.required,
        **({"description": param.doc} if param.doc else {}),
        "schema": ViewWriter(views=views, direction="in").annotated(kind, notes),
    }


def without_null(kind: Type) -> Type:
    """The type a parameter has when it is there."""
    match kind:
        case UnionType(members=(member, NullType())):
            return member
        case UnionType(members=(*members, NullType()), tag=None):
            return UnionType(members=tuple(members))
        case _:
            return kind


def request_body(body: Use, views: Views) -> JsonObject:
    """The JSON body of a request."""
    schema = ViewWriter(views=views, direction="in").schema(body.in_type)
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def responses(route: Route, views: Views) -> JsonObject:
    """The declared responses, sorted by status, then the problem any other failure is."""
    writer = ViewWriter(views=views, direction="out")
    found: dict[int, JsonObject] = {}
    if route.access != PUBLIC:
        found |= {status: problem_response(reason_phrase(status)) for status in (401, 403)}
    if route.path_params or route.query_params or route.body:
        found[422] = problem_response(reason_phrase(422))
    if route.deprecated is not None and route.deprecated.sunset:
        found[410] = problem_response(reason_phrase(410))
    for error in route.errors:
        schema = writer.schema(error.use.out_type) if error.use else None
        found[error.status] = problem_response(reason_phrase(error.status), schema)
    found[route.status] = success(route, writer)
    named: Mapping[str, JsonValue] = {str(status): found[status] for status in sorted(found)}
    return {**named, "default": problem_response("Any other failure")}


def success(route: Route, writer: ViewWriter) -> JsonObject:
    """The response of an operation that went well."""
    if route.response is None:
        return {"description": reason_phrase(route.status)}
    schema = writer.schema(route.response.out_type)
    return {"description": reason_phrase(route.status), "content": {"application/json": {"schema": schema}}}
