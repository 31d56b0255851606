"""REST routes of module ``catalog``."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from shop_api.catalog.service import CatalogService
from shop_contracts.catalog import pages, products
from shop_contracts.common import problems as common_problems
from tradegen_runtime.rest.problem import problems


def rest_router(service: CatalogService) -> APIRouter:
    """Return the routes, answered by ``service``."""
    router = APIRouter(prefix="/api/v1/catalog", tags=["catalog"])

    @router.get(
        "/products",
        operation_id="findProducts",
        status_code=200,
        summary="Find products.",
        responses=problems(400),
    )
    async def find_products(
        text: Annotated[str | None, Query(alias="text", min_length=1)] = None,
        category: Annotated[products.Category | None, Query(alias="category")] = None,
        limit: Annotated[int, Query(alias="limit", ge=1, le=100)] = 20,
        cursor: Annotated[str | None, Query(alias="cursor")] = None,
    ) -> pages.ProductPage:
        """Find products."""
        return await service.find_products(
            text=text,
            category=category,
            limit=limit,
            cursor=cursor,
        )

    @router.get(
        "/products/{productId}",
        operation_id="getProduct",
        status_code=200,
        summary="Get a product.",
        responses=problems(models={404: common_problems.NotFound}),
    )
    async def get_product(
        product_id: Annotated[UUID, Path(alias="productId")],
    ) -> products.Product:
        """Get a product."""
        return await service.get_product(product_id=product_id)

    return router
