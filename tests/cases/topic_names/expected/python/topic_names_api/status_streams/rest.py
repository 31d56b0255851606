"""REST routes of module ``status_streams``."""

from fastapi import APIRouter

from topic_names_api.status_streams.service import StreamsService


def rest_router(service: StreamsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    return APIRouter(prefix="/api/v1/status_streams", tags=["status_streams"])
