"""REST routes of module ``people``."""

from typing import Annotated

from fastapi import APIRouter, Query

from shared_models_api.people.service import PeopleService
from shared_models_contracts.common import common
from shared_models_contracts.people import people as people_people
from tradegen_runtime.rest.problem import problems


def rest_router(service: PeopleService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/people", tags=["people"])

    @router.get(
        "/people",
        operation_id="people",
        status_code=200,
        responses=problems(),
    )
    async def people(
        at_least: Annotated[common.Amount | None, Query(alias="atLeast", ge=0)] = None,
    ) -> list[people_people.Person]:
        """Answer operation ``people``."""
        return await service.people(at_least=at_least)

    return router
