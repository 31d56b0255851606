"""REST routes of module ``evil``."""

from typing import Annotated

from fastapi import APIRouter, Query

from hostile_texts_api.evil.service import EvilService
from hostile_texts_contracts.evil import evil
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: EvilService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/evil", tags=["evil"])

    @router.post(
        "/evil",
        operation_id="echo",
        status_code=200,
        summary='*/ """ ${evil()} \\',
        deprecated=True,
        responses=problems(400),
    )
    async def echo(
        body: Annotated[evil.Evil, json_body(evil.Evil)],
        text: Annotated[str, Query(alias="text")] = '*/ """ ${x} \\ \u2028',
    ) -> evil.Evil:
        """*/ \"\"\" ${evil()} \\

        */ \"\"\" ''' ${evil()} {__import__('os')}
         \\
        """
        return await service.echo(
            body,
            text=text,
        )

    return router
