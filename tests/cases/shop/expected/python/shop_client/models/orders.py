"""Models of ``orders``."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, ConfigDict, Field
from pydantic.alias_generators import to_camel

from shop_client.models._wire_model import WireModel
from shop_client.models.catalog import Book, BookInput, Money, MoneyInput, Toy, ToyInput
from tradegen_runtime.client import OPEN


class Line(WireModel):
    """So many of one product."""

    model_config = ConfigDict(alias_generator=to_camel)

    product_id: UUID
    quantity: Annotated[int, Field(ge=1, le=999)] = 1


class Basket(WireModel):
    """What to order."""

    lines: Annotated[list[Line], Field(min_length=1)]
    voucher: str | None = None
    note: Annotated[str, Field(max_length=500)] = ""


class State(StrEnum):
    """The life of an order."""

    PLACED = "placed"
    PAID = "paid"
    SENT = "sent"
    CANCELLED = "cancelled"


class Order(WireModel):
    """What was ordered."""

    model_config = ConfigDict(alias_generator=to_camel)

    id: UUID
    state: Annotated[State | str, OPEN]
    placed_at: AwareDatetime
    lines: list[Line]
    total: Money
    gifts: list[Annotated[Book | Toy, Field(discriminator="kind")]]
    delivery_within: timedelta | None
    line_count: int
    """How many lines there are."""


class OrderInput(WireModel):
    """What was ordered."""

    model_config = ConfigDict(alias_generator=to_camel)

    id: UUID
    state: State
    placed_at: AwareDatetime
    lines: list[Line]
    total: MoneyInput
    gifts: list[Annotated[BookInput | ToyInput, Field(discriminator="kind")]] = Field(
        default_factory=lambda: [],
    )
    delivery_within: timedelta | None = None


class OrdersRequest(WireModel):
    """Whose orders to follow."""

    model_config = ConfigDict(alias_generator=to_camel)

    customer_id: str
    states: list[State] = Field(default_factory=lambda: [])
