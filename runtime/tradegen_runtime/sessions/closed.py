"""What of an application is not public, and that it is not served without somebody at the door."""

from collections.abc import Iterable, Mapping

from fastapi import APIRouter
from fastapi.routing import APIRoute
from fastws import OperationRouter

from tradegen_runtime.access.caller import Caller
from tradegen_runtime.access.gate import Gate
from tradegen_runtime.access.guard import PUBLIC
from tradegen_runtime.access.key_set import AuthSettingError
from tradegen_runtime.module import BoundModule
from tradegen_runtime.sessions.fastws_adapter import topic_bindings


def check_gate(modules: Mapping[str, BoundModule], gate: Gate | None) -> None:
    """Check that whatever is not public has a gate; ``modules`` by name.

    Raises:
        AuthSettingError: there is none.
    """
    if gate is not None:
        return
    for name, module in modules.items():
        closed = (*closed_topics(module.topics), *closed_operations(module.rest))
        if closed:
            raise AuthSettingError(
                f"module {name!r} is not public ({', '.join(closed)}), and nothing verifies tokens; "
                "set TRADEGEN_AUTH_JWKS, TRADEGEN_AUTH_ISSUER and TRADEGEN_AUTH_AUDIENCE"
            )


def closed_operations(router: APIRouter) -> tuple[str, ...]:
    """Return the operation ids of the routes that are not public."""
    return tuple(
        route.operation_id or route.name
        for route in router.routes
        if isinstance(route, APIRoute)
        and any(isinstance(dependency.call, Caller) for dependency in route.dependant.dependencies)
    )


def closed_topics(routers: Iterable[OperationRouter]) -> tuple[str, ...]:
    """Return the names of the topics that are not public."""
    return tuple(binding.route for binding in topic_bindings(routers) if binding.access != PUBLIC)
