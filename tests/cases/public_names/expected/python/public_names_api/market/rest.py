"""REST routes of module ``market``."""

from fastapi import APIRouter

from public_names_api.market.service import MarketService


def rest_router(service: MarketService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    return APIRouter(prefix="/api/v1/market", tags=["market"])
