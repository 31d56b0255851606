"""``/metrics``: who may read it, and what it answers."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fastapi import APIRouter
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response

from tradegen_runtime.metrics.collector import exposition
from tradegen_runtime.rest.problem import problem_response
from tradegen_runtime.startup import StartupError

PATH: Final = "/metrics"


class MetricsSettingError(StartupError, ValueError):
    """A setting of the metrics is wrong."""


@dataclass(frozen=True, slots=True)
class MetricsAccess:
    """Whether metrics are served, and the token that reads them; empty: anybody may."""

    is_served: bool = True
    token: str = field(default="", repr=False)


def metrics_access(environment: Mapping[str, str]) -> MetricsAccess:
    """Read ``TRADEGEN_METRICS`` (``on`` or ``off``) and ``TRADEGEN_METRICS_TOKEN``.

    Raises:
        MetricsSettingError: the first is neither.
    """
    text = environment.get("TRADEGEN_METRICS", "").strip() or "on"
    if text not in ("on", "off"):
        raise MetricsSettingError(f"TRADEGEN_METRICS={text!r} is neither on nor off")
    return MetricsAccess(text == "on", environment.get("TRADEGEN_METRICS_TOKEN", "").strip())


def metrics_router(collector: Collector, access: MetricsAccess) -> APIRouter:
    """Return the route that answers scrapes; none where metrics are off."""
    router = APIRouter(include_in_schema=False)

    async def metrics(request: Request) -> Response:
        if access.token and not _carries(request, access.token):
            return problem_response(
                401, "UNAUTHENTICATED", "A token is needed", instance=PATH, headers={"WWW-Authenticate": "Bearer"}
            )
        text, content_type = exposition(collector, request.headers.get("accept", ""))
        return Response(text, headers={"Content-Type": content_type})

    if access.is_served:
        router.add_route(PATH, metrics, methods=["GET"])
    return router


def _carries(request: Request, token: str) -> bool:
    scheme, _, sent = request.headers.get("authorization", "").partition(" ")
    # Takes as long for any token.
    return scheme.lower() == "bearer" and hmac.compare_digest(sent.strip().encode(), token.encode())
