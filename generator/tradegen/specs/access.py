"""Access in the documents: the token as a security scheme, and who it must belong to."""

from collections.abc import Iterable
from typing import Final

from tradegen.ir import PUBLIC, USER, Route, Topic
from tradegen_runtime.documents import JsonObject, JsonValue

BEARER: Final = "bearer"
"""Name of the security scheme."""

BEARER_SCHEME: Final[JsonObject] = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "A signed token of the deployment's issuer.",
}


def has_closed(entries: Iterable[Route | Topic]) -> bool:
    """Whether any of them needs a token."""
    return any(entry.access != PUBLIC for entry in entries)


def schemes(entries: Iterable[Route | Topic]) -> JsonObject:
    """The ``securitySchemes`` of the components, where anything needs a token."""
    return {"securitySchemes": {BEARER: BEARER_SCHEME}} if has_closed(entries) else {}


def rest_security(route: Route) -> JsonObject:
    """The ``security`` of an operation; a role stands where OpenAPI 3.1 lets roles stand."""
    if route.access == PUBLIC:
        return {}
    roles: list[JsonValue] = [] if route.access == USER else [route.access]
    return {"security": [{BEARER: roles}]}


def live_security(topic: Topic) -> JsonObject:
    """The ``security`` of an operation of a topic."""
    return {} if topic.access == PUBLIC else {"security": [{"$ref": f"#/components/securitySchemes/{BEARER}"}]}


def access_note(topic: Topic) -> JsonObject:
    """Who may follow a topic; AsyncAPI has no place for roles of a bearer token."""
    return {} if topic.access == PUBLIC else {"x-tradegen-access": topic.access}
