"""Pages of products."""

from shop_contracts.catalog.products import Product
from shop_contracts.common.pages import Page

ProductPage = Page[Product]
