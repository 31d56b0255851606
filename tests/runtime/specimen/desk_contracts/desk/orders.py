"""Orders of one account."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Side(StrEnum):
    """Direction of an order."""

    BUY = "buy"
    SELL = "sell"


class Wire(BaseModel):
    """Members are camelCase on the wire."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class PreOrder(Wire):
    """An order before it is placed."""

    account_id: str
    symbol: str
    side: Side
    qty: int = Field(ge=1)


class PlacedOrder(PreOrder):
    """An order the desk accepted."""

    id: str


class OrderSubscriptionRequest(Wire):
    """Which orders to follow."""

    account_id: str
    symbols: set[str] | None = None


class Load(Wire):
    """How busy the desk is."""

    open_orders: int
