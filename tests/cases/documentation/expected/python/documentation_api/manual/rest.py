"""REST routes of module ``manual``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from documentation_api.manual.service import ManualService
from documentation_contracts.manual import manual
from tradegen_runtime.rest.problem import problems


def rest_router(service: ManualService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/manual", tags=["manual"])

    @router.get(
        "/manual/{name}",
        operation_id="readManual",
        status_code=200,
        summary="Read a manual.",
        responses=problems(404),
    )
    async def read_manual(
        name: Annotated[str, Path(alias="name")],
        page: Annotated[int, Query(alias="page", ge=1)] = 1,
        chapter: Annotated[manual.Chapter | None, Query(alias="chapter")] = None,
    ) -> manual.Manual:
        """Read a manual.

        Opens at the page asked for.

        ``page`` counts from 1.
        """
        return await service.read_manual(
            name=name,
            page=page,
            chapter=chapter,
        )

    return router
