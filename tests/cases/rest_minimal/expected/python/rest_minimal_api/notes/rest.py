"""REST routes of module ``notes``."""

from fastapi import APIRouter

from rest_minimal_api.notes.service import NotesService
from rest_minimal_contracts.notes import notes
from tradegen_runtime.rest.problem import problems


def rest_router(service: NotesService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/notes", tags=["notes"])

    @router.get(
        "/notes",
        operation_id="getNote",
        status_code=200,
        responses=problems(),
    )
    async def get_note() -> notes.Note:
        """Answer operation ``getNote``."""
        return await service.get_note()

    return router
