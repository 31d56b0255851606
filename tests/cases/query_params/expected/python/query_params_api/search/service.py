"""What module ``search`` needs from hand-written code."""

from datetime import date, datetime
from decimal import Decimal
from typing import Protocol, runtime_checkable
from uuid import UUID

from query_params_contracts.search import search


@runtime_checkable
class SearchService(Protocol):
    """What module ``search`` needs from hand-written code.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def required(
        self,
        *,
        text: str,
        number: int,
        ratio: float,
        flag: bool,
        order: search.Order,
    ) -> search.Answer:
        """Answer operation ``required``."""
        ...

    async def optional(
        self,
        *,
        text: str | None,
        number: int | None,
        flag: bool | None,
        day: date | None,
        at: datetime | None,
        key: UUID | None,
        amount: Decimal | None,
        order: search.Order | None,
        size: search.Size | None,
    ) -> search.Answer:
        """Answer operation ``optional``."""
        ...

    async def defaults(
        self,
        *,
        text: str,
        quoted: str,
        number: int,
        ratio: float,
        flag: bool,
        order: search.Order,
        size: search.Size,
        amount: Decimal,
        day: date,
        either: str | None,
    ) -> search.Answer:
        """Answer operation ``defaults``."""
        ...

    async def constrained(
        self,
        *,
        limit: int,
        above: float | None,
        code: str | None,
    ) -> search.Answer:
        """Answer operation ``constrained``.

        Args:
            limit: Rows per page.
        """
        ...

    async def lists(
        self,
        *,
        ids: list[int],
        texts: list[str] | None,
        orders: list[search.Order] | None,
    ) -> search.Answer:
        """Answer operation ``lists``."""
        ...

    async def names(
        self,
        *,
        snake_case: str | None,
        camel_case: str | None,
        from_: int | None,
        class_: str | None,
        list_: str | None,
        response: str | None,
        query: str | None,
        params: str | None,
        options: str | None,
        service: str | None,
    ) -> search.Answer:
        """Answer operation ``names``."""
        ...
