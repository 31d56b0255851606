"""REST routes of module ``feed``."""

from fastapi import APIRouter

from delivery_api.feed.service import FeedService


def rest_router(service: FeedService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    return APIRouter(prefix="/api/v1/feed", tags=["feed"])
