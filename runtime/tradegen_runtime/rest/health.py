"""Health routes for whoever runs the application."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response


def health_router(is_ready: Callable[[], bool]) -> APIRouter:
    """Return ``/livez`` (the process answers) and ``/readyz`` (it wants traffic: 503 before start and in a drain)."""
    router = APIRouter(include_in_schema=False)

    async def livez(request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def readyz(request: Request) -> Response:
        if is_ready():
            return JSONResponse({"status": "ok"})
        return JSONResponse({"status": "unavailable"}, status_code=503)

    router.add_route("/livez", livez, methods=["GET"])
    router.add_route("/readyz", readyz, methods=["GET"])
    return router
