"""REST routes of module ``things``."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from http_methods_api.things.service import ThingsService
from http_methods_contracts.things import things
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: ThingsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v2/things", tags=["things"])

    @router.get(
        "/things",
        operation_id="listThings",
        status_code=200,
        summary="List the things.",
        responses=problems(),
    )
    async def list_things() -> list[things.Thing]:
        """List the things."""
        return await service.list_things()

    @router.post(
        "/things",
        operation_id="createThing",
        status_code=201,
        responses=problems(),
    )
    async def create_thing(
        body: Annotated[things.NewThing, json_body(things.NewThing)],
    ) -> things.Thing:
        """Answer operation ``createThing``."""
        return await service.create_thing(body)

    @router.put(
        "/things/{id}",
        operation_id="replaceThing",
        status_code=200,
        responses=problems(),
    )
    async def replace_thing(
        body: Annotated[things.NewThing, json_body(things.NewThing)],
        id_: Annotated[int, Path(alias="id")],
    ) -> things.Thing:
        """Answer operation ``replaceThing``."""
        return await service.replace_thing(
            body,
            id_=id_,
        )

    @router.patch(
        "/things/{id}",
        operation_id="changeThing",
        status_code=202,
        responses=problems(),
    )
    async def change_thing(
        body: Annotated[things.NewThing, json_body(things.NewThing)],
        id_: Annotated[int, Path(alias="id")],
    ) -> things.Thing:
        """Answer operation ``changeThing``."""
        return await service.change_thing(
            body,
            id_=id_,
        )

    @router.delete(
        "/things/{id}",
        operation_id="deleteThing",
        status_code=204,
        response_class=Response,
        responses=problems(),
    )
    async def delete_thing(
        id_: Annotated[int, Path(alias="id")],
    ) -> None:
        """Answer operation ``deleteThing``."""
        await service.delete_thing(id_=id_)

    @router.get(
        "/",
        operation_id="readRoot",
        status_code=200,
        responses=problems(),
    )
    async def read_root() -> str:
        """Answer operation ``readRoot``."""
        return await service.read_root()

    return router
