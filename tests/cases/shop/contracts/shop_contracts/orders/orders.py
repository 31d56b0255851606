"""Baskets and orders."""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, computed_field
from pydantic.alias_generators import to_camel

from shop_contracts.catalog.products import Product
from shop_contracts.common.money import Money


class State(StrEnum):
    """The life of an order."""

    PLACED = "placed"
    PAID = "paid"
    SENT = "sent"
    CANCELLED = "cancelled"


class Wire(BaseModel):
    """What all models of the domain have in common: names in camel case."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Line(Wire):
    """So many of one product."""

    product_id: UUID
    quantity: Annotated[int, Field(ge=1, le=999)] = 1


class Basket(Wire):
    """What to order."""

    model_config = ConfigDict(extra="forbid")

    lines: Annotated[list[Line], Field(min_length=1)]
    voucher: str | None = None
    note: str = Field(default="", max_length=500)


class Order(Wire):
    """What was ordered."""

    id: UUID
    state: State
    placed_at: AwareDatetime
    lines: list[Line]
    total: Money
    gifts: list[Product] = []
    delivery_within: timedelta | None = None

    @computed_field
    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return len(self.lines)


class OrdersRequest(Wire):
    """Whose orders to follow."""

    customer_id: str
    states: list[State] = []
