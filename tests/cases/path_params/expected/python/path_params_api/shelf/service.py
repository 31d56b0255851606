"""What module ``shelf`` needs from hand-written code."""

from datetime import date, datetime
from decimal import Decimal
from typing import Protocol, runtime_checkable
from uuid import UUID

from path_params_contracts.shelf import shelf


@runtime_checkable
class ShelfService(Protocol):
    """What module ``shelf`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def by_text(
        self,
        *,
        text: str,
    ) -> shelf.Seen:
        """Answer operation ``byText``."""
        ...

    async def by_number(
        self,
        *,
        number: int,
        ratio: float,
    ) -> shelf.Seen:
        """Answer operation ``byNumber``."""
        ...

    async def by_flag(
        self,
        *,
        is_open: bool,
    ) -> shelf.Seen:
        """Answer operation ``byFlag``."""
        ...

    async def by_day(
        self,
        *,
        day: date,
    ) -> shelf.Seen:
        """Answer operation ``byDay``."""
        ...

    async def by_moment(
        self,
        *,
        at: datetime,
    ) -> shelf.Seen:
        """Answer operation ``byMoment``."""
        ...

    async def by_key(
        self,
        *,
        key: UUID,
        amount: Decimal,
    ) -> shelf.Seen:
        """Answer operation ``byKey``."""
        ...

    async def by_enum(
        self,
        *,
        colour: shelf.Colour,
        level: shelf.Level,
    ) -> shelf.Seen:
        """Answer operation ``byEnum``."""
        ...

    async def by_slot(
        self,
        *,
        slot: shelf.Slot,
    ) -> shelf.Seen:
        """Answer operation ``bySlot``.

        Args:
            slot: Counted from 1.
        """
        ...

    async def by_constraint(
        self,
        *,
        code: str,
        position: int,
    ) -> shelf.Seen:
        """Answer operation ``byConstraint``."""
        ...
