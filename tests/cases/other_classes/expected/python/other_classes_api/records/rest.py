"""REST routes of module ``records``."""

from typing import Annotated

from fastapi import APIRouter

from other_classes_api.records.service import RecordsService
from other_classes_contracts.records import records
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: RecordsService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/records", tags=["records"])

    @router.post(
        "/plain",
        operation_id="echoPlain",
        status_code=200,
        responses=problems(),
    )
    async def echo_plain(
        body: Annotated[records.Plain, json_body(records.Plain)],
    ) -> records.Plain:
        """Answer operation ``echoPlain``."""
        return await service.echo_plain(body)

    @router.post(
        "/movie",
        operation_id="echoMovie",
        status_code=200,
        responses=problems(),
    )
    async def echo_movie(
        body: Annotated[records.Movie, json_body(records.Movie)],
    ) -> records.Movie:
        """Answer operation ``echoMovie``."""
        return await service.echo_movie(body)

    @router.post(
        "/position",
        operation_id="echoPosition",
        status_code=200,
        responses=problems(),
    )
    async def echo_position(
        body: Annotated[records.Position, json_body(records.Position)],
    ) -> records.Position:
        """Answer operation ``echoPosition``."""
        return await service.echo_position(body)

    @router.post(
        "/record",
        operation_id="echoRecord",
        status_code=200,
        responses=problems(),
    )
    async def echo_record(
        body: Annotated[records.Record, json_body(records.Record)],
    ) -> records.Record:
        """Answer operation ``echoRecord``."""
        return await service.echo_record(body)

    return router
