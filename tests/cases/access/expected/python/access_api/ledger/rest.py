"""REST routes of module ``ledger``."""

from fastapi import APIRouter

from access_api.ledger.service import LedgerService


def rest_router(service: LedgerService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    return APIRouter(prefix="/api/v1/ledger", tags=["ledger"])
