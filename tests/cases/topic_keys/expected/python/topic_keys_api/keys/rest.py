"""REST routes of module ``keys``."""

from fastapi import APIRouter

from topic_keys_api.keys.service import KeysService


def rest_router(service: KeysService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    return APIRouter(prefix="/api/v1/keys", tags=["keys"])
