"""REST routes of module ``words``."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from reserved_words_api.words.service import Service
from reserved_words_contracts.words import words
from tradegen_runtime.rest.body import json_body
from tradegen_runtime.rest.problem import problems


def rest_router(service: Service) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/words", tags=["words"])

    @router.get(
        "/class/{class}",
        operation_id="class",
        status_code=200,
        responses=problems(),
    )
    async def class_(
        class_: Annotated[str, Path(alias="class")],
        from_: Annotated[int, Query(alias="from")],
        import_: Annotated[str | None, Query(alias="import")] = None,
        lambda_: Annotated[bool, Query(alias="lambda")] = False,
        options: Annotated[str | None, Query(alias="options")] = None,
        core: Annotated[str | None, Query(alias="core")] = None,
        models: Annotated[str | None, Query(alias="models")] = None,
    ) -> words.Object:
        """Answer operation ``class``."""
        return await service.class_(
            class_=class_,
            from_=from_,
            import_=import_,
            lambda_=lambda_,
            options=options,
            core=core,
            models=models,
        )

    @router.post(
        "/import",
        operation_id="import",
        status_code=200,
        responses=problems(),
    )
    async def import_(
        body: Annotated[words.Promise, json_body(words.Promise)],
    ) -> words.Array:
        """Answer operation ``import``."""
        return await service.import_(body)

    @router.put(
        "/then",
        operation_id="then",
        status_code=200,
        responses=problems(),
    )
    async def then(
        body: Annotated[words.Record, json_body(words.Record)],
    ) -> words.Any:
        """Answer operation ``then``."""
        return await service.then(body)

    @router.get(
        "/constructor",
        operation_id="constructor",
        status_code=200,
        responses=problems(),
    )
    async def constructor() -> words.Field_:
        """Answer operation ``constructor``."""
        return await service.constructor()

    @router.get(
        "/to-string",
        operation_id="toString",
        status_code=200,
        responses=problems(),
    )
    async def to_string() -> words.ClientCore:
        """Answer operation ``toString``."""
        return await service.to_string()

    @router.get(
        "/list",
        operation_id="list",
        status_code=200,
        responses=problems(),
    )
    async def list_() -> list[words.Object]:
        """Answer operation ``list``."""
        return await service.list_()

    @router.get(
        "/print",
        operation_id="print",
        status_code=200,
        responses=problems(),
    )
    async def print_() -> dict[str, words.Array]:
        """Answer operation ``print``."""
        return await service.print_()

    @router.get(
        "/request",
        operation_id="request",
        status_code=200,
        responses=problems(),
    )
    async def request() -> words.Operation:
        """Answer operation ``request``."""
        return await service.request()

    @router.get(
        "/subscribe",
        operation_id="subscribe",
        status_code=200,
        responses=problems(),
    )
    async def subscribe() -> words.Subscription:
        """Answer operation ``subscribe``."""
        return await service.subscribe()

    @router.delete(
        "/close",
        operation_id="close",
        status_code=204,
        response_class=Response,
        responses=problems(),
    )
    async def close() -> None:
        """Answer operation ``close``."""
        await service.close()

    return router
