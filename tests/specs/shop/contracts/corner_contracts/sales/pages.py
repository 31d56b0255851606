"""Pages of orders."""

from pydantic import BaseModel

from corner_contracts.catalog.items import Made, Page
from corner_contracts.sales.orders import Order


class OrderPage(BaseModel):
    """Two instances of one generic model."""

    orders: Page[Order]
    made: Page[Made]
