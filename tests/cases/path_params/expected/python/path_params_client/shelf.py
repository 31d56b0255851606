"""Client of module ``shelf``."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter

from path_params_client import models
from tradegen_runtime.client import ClientCore, Operation

BY_TEXT: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/text/{text}",
    response=lambda: TypeAdapter(models.Seen),
)

BY_NUMBER: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/number/{number}/{ratio}",
    response=lambda: TypeAdapter(models.Seen),
)

BY_FLAG: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/flag/{isOpen}",
    response=lambda: TypeAdapter(models.Seen),
)

BY_DAY: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/day/{day}",
    response=lambda: TypeAdapter(models.Seen),
)

BY_MOMENT: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/moment/{at}",
    response=lambda: TypeAdapter(models.Seen),
)

BY_KEY: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/key/{key}/{amount}",
    response=lambda: TypeAdapter(models.Seen),
)

BY_ENUM: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/enum/{colour}/{level}",
    response=lambda: TypeAdapter(models.Seen),
)

BY_SLOT: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/slot/{slot}",
    response=lambda: TypeAdapter(models.Seen),
)

BY_CONSTRAINT: Final = Operation[models.Seen](
    method="GET",
    path="/api/v1/shelf/code/{code}/{position}",
    response=lambda: TypeAdapter(models.Seen),
)


class ShelfClient:
    """Client of module ``shelf``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def by_text(
        self,
        *,
        text: str,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/text/{text}``."""
        return await self._core.request(
            BY_TEXT,
            path={"text": text},
        )

    async def by_number(
        self,
        *,
        number: int,
        ratio: float,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/number/{number}/{ratio}``."""
        return await self._core.request(
            BY_NUMBER,
            path={
                "number": number,
                "ratio": ratio,
            },
        )

    async def by_flag(
        self,
        *,
        is_open: bool,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/flag/{isOpen}``."""
        return await self._core.request(
            BY_FLAG,
            path={"isOpen": is_open},
        )

    async def by_day(
        self,
        *,
        day: date,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/day/{day}``."""
        return await self._core.request(
            BY_DAY,
            path={"day": day},
        )

    async def by_moment(
        self,
        *,
        at: datetime,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/moment/{at}``."""
        return await self._core.request(
            BY_MOMENT,
            path={"at": at},
        )

    async def by_key(
        self,
        *,
        key: UUID,
        amount: float | Decimal,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/key/{key}/{amount}``."""
        return await self._core.request(
            BY_KEY,
            path={
                "key": key,
                "amount": amount,
            },
        )

    async def by_enum(
        self,
        *,
        colour: models.Colour,
        level: models.Level,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/enum/{colour}/{level}``."""
        return await self._core.request(
            BY_ENUM,
            path={
                "colour": colour,
                "level": level,
            },
        )

    async def by_slot(
        self,
        *,
        slot: int,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/slot/{slot}``.

        Args:
            slot: Counted from 1.
        """
        return await self._core.request(
            BY_SLOT,
            path={"slot": slot},
        )

    async def by_constraint(
        self,
        *,
        code: str,
        position: int,
    ) -> models.Seen:
        """Call ``GET /api/v1/shelf/code/{code}/{position}``."""
        return await self._core.request(
            BY_CONSTRAINT,
            path={
                "code": code,
                "position": position,
            },
        )
