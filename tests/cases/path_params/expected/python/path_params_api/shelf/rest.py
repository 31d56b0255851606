"""REST routes of module ``shelf``."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from path_params_api.shelf.service import ShelfService
from path_params_contracts.shelf import shelf
from tradegen_runtime.rest.problem import problems


def rest_router(service: ShelfService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/shelf", tags=["shelf"])

    @router.get(
        "/text/{text}",
        operation_id="byText",
        status_code=200,
        responses=problems(),
    )
    async def by_text(
        text: Annotated[str, Path(alias="text")],
    ) -> shelf.Seen:
        """Answer operation ``byText``."""
        return await service.by_text(text=text)

    @router.get(
        "/number/{number}/{ratio}",
        operation_id="byNumber",
        status_code=200,
        responses=problems(),
    )
    async def by_number(
        number: Annotated[int, Path(alias="number")],
        ratio: Annotated[float, Path(alias="ratio")],
    ) -> shelf.Seen:
        """Answer operation ``byNumber``."""
        return await service.by_number(
            number=number,
            ratio=ratio,
        )

    @router.get(
        "/flag/{isOpen}",
        operation_id="byFlag",
        status_code=200,
        responses=problems(),
    )
    async def by_flag(
        is_open: Annotated[bool, Path(alias="isOpen")],
    ) -> shelf.Seen:
        """Answer operation ``byFlag``."""
        return await service.by_flag(is_open=is_open)

    @router.get(
        "/day/{day}",
        operation_id="byDay",
        status_code=200,
        responses=problems(),
    )
    async def by_day(
        day: Annotated[date, Path(alias="day")],
    ) -> shelf.Seen:
        """Answer operation ``byDay``."""
        return await service.by_day(day=day)

    @router.get(
        "/moment/{at}",
        operation_id="byMoment",
        status_code=200,
        responses=problems(),
    )
    async def by_moment(
        at: Annotated[datetime, Path(alias="at")],
    ) -> shelf.Seen:
        """Answer operation ``byMoment``."""
        return await service.by_moment(at=at)

    @router.get(
        "/key/{key}/{amount}",
        operation_id="byKey",
        status_code=200,
        responses=problems(),
    )
    async def by_key(
        key: Annotated[UUID, Path(alias="key")],
        amount: Annotated[Decimal, Path(alias="amount")],
    ) -> shelf.Seen:
        """Answer operation ``byKey``."""
        return await service.by_key(
            key=key,
            amount=amount,
        )

    @router.get(
        "/enum/{colour}/{level}",
        operation_id="byEnum",
        status_code=200,
        responses=problems(),
    )
    async def by_enum(
        colour: Annotated[shelf.Colour, Path(alias="colour")],
        level: Annotated[shelf.Level, Path(alias="level")],
    ) -> shelf.Seen:
        """Answer operation ``byEnum``."""
        return await service.by_enum(
            colour=colour,
            level=level,
        )

    @router.get(
        "/slot/{slot}",
        operation_id="bySlot",
        status_code=200,
        responses=problems(),
    )
    async def by_slot(
        slot: Annotated[shelf.Slot, Path(alias="slot", ge=1, le=99)],
    ) -> shelf.Seen:
        """Answer operation ``bySlot``."""
        return await service.by_slot(slot=slot)

    @router.get(
        "/code/{code}/{position}",
        operation_id="byConstraint",
        status_code=200,
        responses=problems(),
    )
    async def by_constraint(
        code: Annotated[str, Path(alias="code", pattern="^[A-Z]{3}$")],
        position: Annotated[int, Path(alias="position", ge=1, lt=10)],
    ) -> shelf.Seen:
        """Answer operation ``byConstraint``."""
        return await service.by_constraint(
            code=code,
            position=position,
        )

    return router
