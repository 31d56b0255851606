"""REST routes of module ``search``."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import TypeAdapter

from query_params_api.search.service import SearchService
from query_params_contracts.search import search
from tradegen_runtime.rest.problem import problems

DEFAULTS_AMOUNT: Final = TypeAdapter[Decimal](
    Decimal,
).validate_json(
    '"1.50"',
)

DEFAULTS_DAY: Final = TypeAdapter[date](
    date,
).validate_json(
    '"2024-02-29"',
)


def rest_router(service: SearchService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/search", tags=["search"])

    @router.get(
        "/required",
        operation_id="required",
        status_code=200,
        responses=problems(),
    )
    async def required(
        text: Annotated[str, Query(alias="text")],
        number: Annotated[int, Query(alias="number")],
        ratio: Annotated[float, Query(alias="ratio")],
        flag: Annotated[bool, Query(alias="flag")],
        order: Annotated[search.Order, Query(alias="order")],
    ) -> search.Answer:
        """Answer operation ``required``."""
        return await service.required(
            text=text,
            number=number,
            ratio=ratio,
            flag=flag,
            order=order,
        )

    @router.get(
        "/optional",
        operation_id="optional",
        status_code=200,
        responses=problems(),
    )
    async def optional(
        text: Annotated[str | None, Query(alias="text")] = None,
        number: Annotated[int | None, Query(alias="number")] = None,
        flag: Annotated[bool | None, Query(alias="flag")] = None,
        day: Annotated[date | None, Query(alias="day")] = None,
        at: Annotated[datetime | None, Query(alias="at")] = None,
        key: Annotated[UUID | None, Query(alias="key")] = None,
        amount: Annotated[Decimal | None, Query(alias="amount")] = None,
        order: Annotated[search.Order | None, Query(alias="order")] = None,
        size: Annotated[search.Size | None, Query(alias="size")] = None,
    ) -> search.Answer:
        """Answer operation ``optional``."""
        return await service.optional(
            text=text,
            number=number,
            flag=flag,
            day=day,
            at=at,
            key=key,
            amount=amount,
            order=order,
            size=size,
        )

    @router.get(
        "/defaults",
        operation_id="defaults",
        status_code=200,
        responses=problems(),
    )
    async def defaults(
        text: Annotated[str, Query(alias="text")] = "all",
        quoted: Annotated[str, Query(alias="quoted")] = 'a "quote"',
        number: Annotated[int, Query(alias="number")] = 30,
        ratio: Annotated[float, Query(alias="ratio")] = 0.5,
        flag: Annotated[bool, Query(alias="flag")] = True,
        order: Annotated[search.Order, Query(alias="order")] = search.Order.NEWEST,
        size: Annotated[search.Size, Query(alias="size")] = search.Size.SMALL,
        amount: Annotated[Decimal, Query(alias="amount")] = DEFAULTS_AMOUNT,
        day: Annotated[date, Query(alias="day")] = DEFAULTS_DAY,
        either: Annotated[str | None, Query(alias="either")] = "both",
    ) -> search.Answer:
        """Answer operation ``defaults``."""
        return await service.defaults(
            text=text,
            quoted=quoted,
            number=number,
            ratio=ratio,
            flag=flag,
            order=order,
            size=size,
            amount=amount,
            day=day,
            either=either,
        )

    @router.get(
        "/constrained",
        operation_id="constrained",
        status_code=200,
        responses=problems(),
    )
    async def constrained(
        limit: Annotated[int, Query(alias="limit", ge=1, le=1000)] = 100,
        above: Annotated[float | None, Query(alias="above", gt=0, lt=1000000.0)] = None,
        code: Annotated[
            str | None,
            Query(alias="code", min_length=2, max_length=4, pattern="^[a-z]+$"),
        ] = None,
    ) -> search.Answer:
        """Answer operation ``constrained``."""
        return await service.constrained(
            limit=limit,
            above=above,
            code=code,
        )

    @router.get(
        "/lists",
        operation_id="lists",
        status_code=200,
        responses=problems(),
    )
    async def lists(
        ids: Annotated[list[int], Query(alias="ids")],
        texts: Annotated[list[str] | None, Query(alias="texts")] = None,
        orders: Annotated[list[search.Order] | None, Query(alias="orders")] = None,
    ) -> search.Answer:
        """Answer operation ``lists``."""
        return await service.lists(
            ids=ids,
            texts=texts,
            orders=orders,
        )

    @router.get(
        "/names",
        operation_id="names",
        status_code=200,
        responses=problems(),
    )
    async def names(
        snake_case: Annotated[str | None, Query(alias="snake_case")] = None,
        camel_case: Annotated[str | None, Query(alias="camelCase")] = None,
        from_: Annotated[int | None, Query(alias="from")] = None,
        class_: Annotated[str | None, Query(alias="class")] = None,
        list_: Annotated[str | None, Query(alias="list")] = None,
        response: Annotated[str | None, Query(alias="response")] = None,
        query: Annotated[str | None, Query(alias="query")] = None,
        params: Annotated[str | None, Query(alias="params")] = None,
        options: Annotated[str | None, Query(alias="options")] = None,
        service_: Annotated[str | None, Query(alias="service")] = None,
    ) -> search.Answer:
        """Answer operation ``names``."""
        return await service.names(
            snake_case=snake_case,
            camel_case=camel_case,
            from_=from_,
            class_=class_,
            list_=list_,
            response=response,
            query=query,
            params=params,
            options=options,
            service=service_,
        )

    return router
