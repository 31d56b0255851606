"""REST routes of module ``login``."""

from typing import Annotated

from fastapi import APIRouter

from excluded_fields_api.login.service import LoginService
from excluded_fields_contracts.login import login
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: LoginService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/login", tags=["login"])

    @router.post(
        "/accounts",
        operation_id="register",
        status_code=200,
        responses=problems(),
    )
    async def register(
        body: Annotated[login.Account, json_body(login.Account)],
    ) -> login.Account:
        """Answer operation ``register``."""
        return await service.register(body)

    @router.post(
        "/teams",
        operation_id="gather",
        status_code=200,
        responses=problems(),
    )
    async def gather(
        body: Annotated[login.Team, json_body(login.Team)],
    ) -> login.Team:
        """Answer operation ``gather``."""
        return await service.gather(body)

    return router
