"""Client of module ``search``."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter

from query_params_client import models
from tradegen_runtime.client import ClientCore, Operation

REQUIRED: Final = Operation[models.Answer](
    method="GET",
    path="/api/v1/search/required",
    response=lambda: TypeAdapter(models.Answer),
)

OPTIONAL: Final = Operation[models.Answer](
    method="GET",
    path="/api/v1/search/optional",
    response=lambda: TypeAdapter(models.Answer),
)

DEFAULTS: Final = Operation[models.Answer](
    method="GET",
    path="/api/v1/search/defaults",
    response=lambda: TypeAdapter(models.Answer),
)

CONSTRAINED: Final = Operation[models.Answer](
    method="GET",
    path="/api/v1/search/constrained",
    response=lambda: TypeAdapter(models.Answer),
)

LISTS: Final = Operation[models.Answer](
    method="GET",
    path="/api/v1/search/lists",
    response=lambda: TypeAdapter(models.Answer),
)

NAMES: Final = Operation[models.Answer](
    method="GET",
    path="/api/v1/search/names",
    response=lambda: TypeAdapter(models.Answer),
)


class SearchClient:
    """Client of module ``search``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def required(
        self,
        *,
        text: str,
        number: int,
        ratio: float,
        flag: bool,
        order: models.Order,
    ) -> models.Answer:
        """Call ``GET /api/v1/search/required``."""
        return await self._core.request(
            REQUIRED,
            query={
                "text": text,
                "number": number,
                "ratio": ratio,
                "flag": flag,
                "order": order,
            },
        )

    async def optional(
        self,
        *,
        text: str | None = None,
        number: int | None = None,
        flag: bool | None = None,
        day: date | None = None,
        at: datetime | None = None,
        key: UUID | None = None,
        amount: float | Decimal | None = None,
        order: models.Order | None = None,
        size: models.Size | None = None,
    ) -> models.Answer:
        """Call ``GET /api/v1/search/optional``."""
        return await self._core.request(
            OPTIONAL,
            query={
                "text": text,
                "number": number,
                "flag": flag,
                "day": day,
                "at": at,
                "key": key,
                "amount": amount,
                "order": order,
                "size": size,
            },
        )

    async def defaults(
        self,
        *,
        text: str = "all",
        quoted: str = 'a "quote"',
        number: int = 30,
        ratio: float = 0.5,
        flag: bool = True,
        order: models.Order | None = None,
        size: models.Size | None = None,
        amount: float | Decimal | None = None,
        day: date | None = None,
        either: str | None = "both",
    ) -> models.Answer:
        """Call ``GET /api/v1/search/defaults``."""
        return await self._core.request(
            DEFAULTS,
            query={
                "text": text,
                "quoted": quoted,
                "number": number,
                "ratio": ratio,
                "flag": flag,
                "order": order,
                "size": size,
                "amount": amount,
                "day": day,
                "either": either,
            },
        )

    async def constrained(
        self,
        *,
        limit: int = 100,
        above: float | None = None,
        code: str | None = None,
    ) -> models.Answer:
        """Call ``GET /api/v1/search/constrained``.

        Args:
            limit: Rows per page.
        """
        return await self._core.request(
            CONSTRAINED,
            query={
                "limit": limit,
                "above": above,
                "code": code,
            },
        )

    async def lists(
        self,
        *,
        ids: list[int],
        texts: list[str] | None = None,
        orders: list[models.Order] | None = None,
    ) -> models.Answer:
        """Call ``GET /api/v1/search/lists``."""
        return await self._core.request(
            LISTS,
            query={
                "ids": ids,
                "texts": texts,
                "orders": orders,
            },
        )

    async def names(
        self,
        *,
        snake_case: str | None = None,
        camel_case: str | None = None,
        from_: int | None = None,
        class_: str | None = None,
        list_: str | None = None,
        response: str | None = None,
        query: str | None = None,
        params: str | None = None,
        options: str | None = None,
        service: str | None = None,
    ) -> models.Answer:
        """Call ``GET /api/v1/search/names``."""
        return await self._core.request(
            NAMES,
            query={
                "snake_case": snake_case,
                "camelCase": camel_case,
                "from": from_,
                "class": class_,
                "list": list_,
                "response": response,
                "query": query,
                "params": params,
                "options": options,
                "service": service,
            },
        )
