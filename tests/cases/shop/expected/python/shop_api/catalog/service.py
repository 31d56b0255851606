"""What module ``catalog`` needs from hand-written code."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol, runtime_checkable
from uuid import UUID

from shop_contracts.catalog import pages, prices, products
from tradegen_runtime.publish import Publish


@runtime_checkable
class CatalogService(Protocol):
    """What module ``catalog`` needs from hand-written code.

    What is sold, and for how much.

    A method refuses by raising ``tradegen_runtime.refusal.Refusal``.
    """

    async def find_products(
        self,
        *,
        text: str | None,
        category: products.Category | None,
        limit: int,
        cursor: str | None,
    ) -> pages.ProductPage:
        """Find products.

        Args:
            text: Words of the title.
        """
        ...

    async def get_product(
        self,
        *,
        product_id: UUID,
    ) -> products.Product:
        """Get a product."""
        ...

    def stream_prices(
        self,
        params: prices.PriceRequest,
        publish: Publish[prices.PriceChange],
    ) -> AbstractAsyncContextManager[None]:
        """Source of topic ``prices``: Price of one product.

        Entered when the first subscriber of these params arrives, left after the last has gone.
        """
        ...
