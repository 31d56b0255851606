"""Orders: what a caller asks for, what the broker holds, and how both travel."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from trading_contracts.common.identifiers import Id, Symbol
from trading_contracts.common.numbers import Dec, PositiveDec
from trading_contracts.common.times import Ms


class Side(StrEnum):
    """Direction of an order, an execution or a position."""

    BUY = "buy"
    SELL = "sell"


class OrderType(StrEnum):
    """How an order finds its price."""

    MARKET = "market"
    LIMIT = "limit"
    STOP = "stop"
    STOP_LIMIT = "stop_limit"


class OrderStatus(StrEnum):
    """Where an order stands; every status but ``working`` is final."""

    WORKING = "working"
    FILLED = "filled"
    CANCELED = "canceled"
    REJECTED = "rejected"
    EXPIRED = "expired"


class TimeInForce(StrEnum):
    """How long an order works: until canceled, this session, or the next price event (in part or whole)."""

    GTC = "gtc"
    DAY = "day"
    IOC = "ioc"
    FOK = "fok"


class PreOrder(BaseModel):
    """An order as a caller asks for it."""

    model_config = ConfigDict(extra="forbid")

    accountId: Id | None = None
    """Account to trade on; the caller's default account when left out."""
    symbol: Symbol
    """Ticker, or ``EXCHANGE:TICKER``."""
    type: OrderType
    """How the order finds its price."""
    side: Side
    """Buy or sell."""
    qty: PositiveDec
    """Quantity, a multiple of the instrument's quantity step."""
    limitPrice: PositiveDec | None = None
    """Worst acceptable price; required for limit and stop_limit, refused for the others."""
    stopPrice: PositiveDec | None = None
    """Trigger price; required for stop and stop_limit, refused for the others."""
    timeInForce: TimeInForce = TimeInForce.GTC
    """How long the order works."""
    reduceOnly: bool = False
    """Whether the order may only make the position smaller."""
    clientOrderId: Id | None = None
    """The caller's own id; a second order of the account with the same one is refused."""
    confirmId: str | None = Field(default=None, max_length=64)
    """Id of the preview this order confirms; refused when it is stale or previewed another order."""

    @model_validator(mode="after")
    def _prices_fit_type(self) -> Self:
        wants_limit = self.type in (OrderType.LIMIT, OrderType.STOP_LIMIT)
        wants_stop = self.type in (OrderType.STOP, OrderType.STOP_LIMIT)
        if wants_limit != (self.limitPrice is not None):
            verb = "needs" if wants_limit else "takes no"
            raise ValueError(f"an order of type {self.type.value} {verb} limitPrice")
        if wants_stop != (self.stopPrice is not None):
            verb = "needs" if wants_stop else "takes no"
            raise ValueError(f"an order of type {self.type.value} {verb} stopPrice")
        return self


class PlacedOrder(BaseModel):
    """An order as the broker holds it: REST answer and topic update alike."""

    id: Id
    """Identity of the order."""
    accountId: Id
    """Account the order trades on."""
    symbol: str
    """Canonical symbol of the instrument."""
    type: OrderType
    """How the order finds its price."""
    side: Side
    """Buy or sell."""
    qty: Dec
    """Quantity asked for."""
    filledQty: Dec
    """Quantity executed so far."""
    remainingQty: Dec
    """Quantity not executed: ``qty - filledQty``."""
    avgPrice: Dec | None = None
    """Average price of the executions; null before the first."""
    limitPrice: Dec | None = None
    """Worst acceptable price, where the type has one."""
    stopPrice: Dec | None = None
    """Trigger price, where the type has one."""
    timeInForce: TimeInForce
    """How long the order works."""
    reduceOnly: bool
    """Whether the order may only make the position smaller."""
    clientOrderId: Id | None = None
    """The caller's own id, where one was given."""
    status: OrderStatus
    """Where the order stands."""
    triggered: bool
    """Whether the stop price was reached."""
    rejectReason: str | None = None
    """Stable code of why the broker ended the order; null when nobody but the caller or the market did."""
    message: str | None = None
    """The reason in words."""
    placedTime: Ms
    """When the order was accepted."""
    updateTime: Ms
    """When the order last changed."""
    version: int
    """Number of the change: 1 at acceptance, then one more each time."""


class PlaceOrderResult(BaseModel):
    """Answer to a placed order."""

    orderId: Id
    """Identity of the new order."""
    order: PlacedOrder
    """The order as accepted."""


class OrderChange(BaseModel):
    """What to change in a working order; a member left out or null stays as it is."""

    model_config = ConfigDict(extra="forbid")

    qty: PositiveDec | None = None
    """New whole quantity, above what is filled already."""
    limitPrice: PositiveDec | None = None
    """New limit price, only where the type has one."""
    stopPrice: PositiveDec | None = None
    """New trigger price, only where the type has one and before it is reached."""
    version: int | None = Field(default=None, ge=1)
    """Version the caller saw; the change is refused when the order has moved on."""


class PreviewRow(BaseModel):
    """One line of a preview."""

    title: str
    """What the value is."""
    value: str
    """The value, ready to show."""


class PreviewSection(BaseModel):
    """A group of lines of a preview."""

    header: str | None = None
    """Heading of the group."""
    rows: list[PreviewRow]
    """The lines, in order."""


class PreviewProblem(BaseModel):
    """Why the previewed order would be refused."""

    code: str
    """Stable code, the one the refusal would carry."""
    message: str
    """The reason in words."""


class OrderPreviewResult(BaseModel):
    """What an order would cost, and whether it would be accepted."""

    sections: list[PreviewSection]
    """The numbers, grouped and ready to show."""
    confirmId: str | None = None
    """Give it with the order within 60 seconds to confirm this preview; null when the order would be refused."""
    warnings: list[str]
    """What the caller should know before confirming."""
    errors: list[PreviewProblem]
    """Why the order would be refused; empty when it would be accepted."""
    price: Dec | None = None
    """Price the estimate rests on; null without one."""
    notional: Dec | None = None
    """Quantity times price."""
    commission: Dec | None = None
    """Estimated commission."""
    margin: Dec | None = None
    """Margin the order would reserve."""
    marginAfter: Dec | None = None
    """Margin that would remain available."""


class OrderPage(BaseModel):
    """One page of orders, newest first."""

    items: list[PlacedOrder]
    """The orders of this page."""
    nextCursor: str | None = None
    """Give it as ``cursor`` for the next page; null on the last."""


class OrderSubscriptionRequest(BaseModel):
    """Whose orders to follow."""

    accountId: Id
    """The account."""
