"""REST routes of module ``tree``."""

from typing import Annotated

from fastapi import APIRouter

from recursion_api.tree.service import TreeService
from recursion_contracts.tree import tree
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: TreeService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/tree", tags=["tree"])

    @router.post(
        "/node",
        operation_id="echoNode",
        status_code=200,
        responses=problems(),
    )
    async def echo_node(
        body: Annotated[tree.Node, json_body(tree.Node)],
    ) -> tree.Node:
        """Answer operation ``echoNode``."""
        return await service.echo_node(body)

    @router.post(
        "/folder",
        operation_id="echoFolder",
        status_code=200,
        responses=problems(),
    )
    async def echo_folder(
        body: Annotated[tree.Folder, json_body(tree.Folder)],
    ) -> tree.Folder:
        """Answer operation ``echoFolder``."""
        return await service.echo_folder(body)

    @router.post(
        "/nest",
        operation_id="echoNest",
        status_code=200,
        responses=problems(),
    )
    async def echo_nest(
        body: Annotated[tree.Nest, json_body(tree.Nest)],
    ) -> tree.Nest:
        """Answer operation ``echoNest``."""
        return await service.echo_nest(body)

    @router.post(
        "/document",
        operation_id="echoDocument",
        status_code=200,
        responses=problems(),
    )
    async def echo_document(
        body: Annotated[tree.Document, json_body(tree.Document)],
    ) -> tree.Document:
        """Answer operation ``echoDocument``."""
        return await service.echo_document(body)

    return router
