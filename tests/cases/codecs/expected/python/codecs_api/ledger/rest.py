"""REST routes of module ``ledger``."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from codecs_api.ledger.service import LedgerService
from codecs_contracts.ledger import entries
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: LedgerService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/ledger", tags=["ledger"])

    @router.post(
        "/echo",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[entries.Entry, json_body(entries.Entry)],
        since: Annotated[datetime | None, Query(alias="since")] = None,
    ) -> entries.Entry:
        """Answer operation ``echo``."""
        return await service.echo(
            body,
            since=since,
        )

    @router.get(
        "/page",
        operation_id="page",
        status_code=200,
        responses=problems(),
    )
    async def page() -> entries.StampPage:
        """Answer operation ``page``."""
        return await service.page()

    @router.post(
        "/plain",
        operation_id="echoPlain",
        status_code=200,
        responses=problems(),
    )
    async def echo_plain(
        body: Annotated[entries.Plain, json_body(entries.Plain)],
    ) -> list[entries.Plain]:
        """Answer operation ``echoPlain``."""
        return await service.echo_plain(body)

    return router
