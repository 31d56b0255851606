"""REST routes of module ``names``."""

from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import TypeAdapter

from named_aliases_api.names.service import NamesService
from named_aliases_contracts.names import names
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems

ECHO_FOREST_FLAG: Final = TypeAdapter[names.Flag](
    names.Flag,
).validate_json(
    '"on"',
)


def rest_router(service: NamesService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/names", tags=["names"])

    @router.post(
        "/forest",
        operation_id="echoForest",
        status_code=200,
        responses=problems(),
    )
    async def echo_forest(
        body: Annotated[names.Forest, json_body(names.Forest)],
        id_: Annotated[names.Identity, Query(alias="id")],
        flag: Annotated[names.Flag, Query(alias="flag")] = ECHO_FOREST_FLAG,
    ) -> names.Forest:
        """Answer operation ``echoForest``."""
        return await service.echo_forest(
            body,
            id_=id_,
            flag=flag,
        )

    @router.post(
        "/tree",
        operation_id="echoTree",
        status_code=200,
        responses=problems(),
    )
    async def echo_tree(
        body: Annotated[names.Tree, json_body(names.Tree)],
    ) -> names.Tree:
        """Answer operation ``echoTree``."""
        return await service.echo_tree(body)

    @router.post(
        "/plant",
        operation_id="echoPlant",
        status_code=200,
        responses=problems(),
    )
    async def echo_plant(
        body: Annotated[names.Plant, json_body(names.Plant)],
    ) -> names.Plant:
        """Answer operation ``echoPlant``."""
        return await service.echo_plant(body)

    return router
