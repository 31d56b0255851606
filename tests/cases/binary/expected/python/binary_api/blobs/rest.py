"""REST routes of module ``blobs``."""

from typing import Annotated

from fastapi import APIRouter

from binary_api.blobs.service import BlobsService
from binary_contracts.blobs import blobs
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: BlobsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/blobs", tags=["blobs"])

    @router.post(
        "/blob",
        operation_id="echoBlob",
        status_code=200,
        responses=problems(),
    )
    async def echo_blob(
        body: Annotated[blobs.Blob, json_body(blobs.Blob)],
    ) -> blobs.Blob:
        """Answer operation ``echoBlob``."""
        return await service.echo_blob(body)

    @router.post(
        "/encoded",
        operation_id="echoEncoded",
        status_code=200,
        responses=problems(),
    )
    async def echo_encoded(
        body: Annotated[blobs.Encoded, json_body(blobs.Encoded)],
    ) -> blobs.Encoded:
        """Answer operation ``echoEncoded``."""
        return await service.echo_encoded(body)

    @router.post(
        "/text",
        operation_id="echoText",
        status_code=200,
        responses=problems(),
    )
    async def echo_text(
        body: Annotated[blobs.Text, json_body(blobs.Text)],
    ) -> blobs.Text:
        """Answer operation ``echoText``."""
        return await service.echo_text(body)

    return router
