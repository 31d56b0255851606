"""Client of module ``catalog``: Catalog.

What is sold, and for how much.
"""

from typing import Final
from uuid import UUID

from pydantic import TypeAdapter

from shop_client import models
from tradegen_runtime.client import ClientCore, Operation, Subscription, Topic

FIND_PRODUCTS: Final = Operation[models.PageBookOrToy](
    method="GET",
    path="/api/v1/catalog/products",
    response=lambda: TypeAdapter(models.PageBookOrToy),
)

GET_PRODUCT: Final = Operation[models.Book | models.Toy](
    method="GET",
    path="/api/v1/catalog/products/{productId}",
    response=lambda: TypeAdapter(models.Book | models.Toy),
)

PRICES: Final = Topic[models.PriceChange](
    route="prices",
    ws_path="/api/v1/catalog/ws",
    update=lambda: TypeAdapter(models.PriceChange),
    delivery="latest",
)


class CatalogClient:
    """Client of module ``catalog``."""

    def __init__(self, core: ClientCore) -> None:
        self._core = core

    async def find_products(
        self,
        *,
        text: str | None = None,
        category: models.Category | None = None,
        limit: int = 20,
        cursor: str | None = None,
    ) -> models.PageBookOrToy:
        """Find products.

        Args:
            text: Words of the title.
        """
        return await self._core.request(
            FIND_PRODUCTS,
            query={
                "text": text,
                "category": category,
                "limit": limit,
                "cursor": cursor,
            },
        )

    async def get_product(
        self,
        *,
        product_id: UUID,
    ) -> models.Book | models.Toy:
        """Get a product."""
        return await self._core.request(
            GET_PRODUCT,
            path={"productId": product_id},
        )

    def prices(
        self,
        *,
        product: str,
    ) -> Subscription[models.PriceChange]:
        """Price of one product."""
        return self._core.subscribe(
            PRICES,
            {"product": product},
        )
