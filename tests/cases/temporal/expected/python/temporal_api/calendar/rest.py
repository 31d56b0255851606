"""REST routes of module ``calendar``."""

from datetime import date, datetime
from typing import Annotated, Final

from fastapi import APIRouter, Query
from pydantic import TypeAdapter

from temporal_api.calendar.service import CalendarService
from temporal_contracts.calendar import calendar
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems

ECHO_DAY: Final = TypeAdapter[date](
    date,
).validate_json(
    '"2024-01-02"',
)


def rest_router(service: CalendarService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/calendar", tags=["calendar"])

    @router.post(
        "/entries",
        operation_id="echo",
        status_code=200,
        responses=problems(),
    )
    async def echo(
        body: Annotated[calendar.Entry, json_body(calendar.Entry)],
        since: Annotated[datetime, Query(alias="since")],
        until: Annotated[datetime | None, Query(alias="until")] = None,
        day: Annotated[date, Query(alias="day")] = ECHO_DAY,
    ) -> calendar.Entry:
        """Answer operation ``echo``."""
        return await service.echo(
            body,
            since=since,
            until=until,
            day=day,
        )

    @router.get(
        "/today",
        operation_id="today",
        status_code=200,
        responses=problems(),
    )
    async def today() -> date:
        """Answer operation ``today``."""
        return await service.today()

    @router.get(
        "/now",
        operation_id="now",
        status_code=200,
        responses=problems(),
    )
    async def now() -> datetime:
        """Answer operation ``now``."""
        return await service.now()

    return router
