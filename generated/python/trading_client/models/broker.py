"""Models of ``broker``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from tradegen_runtime.client import OPEN
from trading_client.models._wire_model import WireModel


class AccountType(StrEnum):
    """Cash accounts pay in full and hold no shorts; margin accounts may do both."""

    CASH = "cash"
    MARGIN = "margin"


class Account(WireModel):
    """One trading account."""

    id: Annotated[str, Field(max_length=64, min_length=1)]
    """Identity of the account."""
    name: str
    """Name to show."""
    currency: str
    """ISO code of the currency all its money is in."""
    type: Annotated[AccountType | str, OPEN]
    """Cash or margin."""
    leverage: float
    """Leverage of instruments that have none of their own set."""


class ConnectionStatus(StrEnum):
    """State of the broker's connection to its market."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"


class BrokerConnectionStatus(WireModel):
    """Whether the broker is connected to its market."""

    status: Annotated[ConnectionStatus | str, OPEN]
    """The state."""
    message: str | None = None
    """The state in words."""
    timestamp: Annotated[int, Field(ge=0, le=253402300799999)]
    """Since when."""


class BrokerConnectionSubscriptionRequest(WireModel):
    """Whose connection to follow."""

    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """The account."""


class ClosePosition(WireModel):
    """How much of a position to close."""

    amount: Annotated[float, Field(gt=0.0)] | None = None
    """Quantity to close; all of it when left out."""
    clientOrderId: Annotated[str, Field(max_length=64, min_length=1)] | None = None
    """The caller's own id for the closing order."""


class EquityData(WireModel):
    """State of an account's money: REST answer and topic update alike."""

    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """The account."""
    balance: float
    """Deposits plus realised profit less commission."""
    equity: float
    """``balance + unrealizedPL``."""
    unrealizedPL: float
    """Profit of the open positions at market price."""
    realizedPL: float
    """Profit realised so far, before commission."""
    marginUsed: float
    """Margin of open positions and working orders."""
    marginAvailable: float
    """``equity - marginUsed``."""
    maintenanceMargin: float
    """Margin below which equity must not fall."""
    fees: float
    """Commission paid so far."""
    time: Annotated[int, Field(ge=0, le=253402300799999)]
    """When the state last changed."""
    version: int
    """Number of the change, one more each time."""


class EquitySubscriptionRequest(WireModel):
    """Whose equity to follow."""

    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """The account."""


class Liquidity(StrEnum):
    """Whether a fill gave or took liquidity."""

    MAKER = "maker"
    TAKER = "taker"


class Side(StrEnum):
    """Direction of an order, an execution or a position."""

    BUY = "buy"
    SELL = "sell"


class Execution(WireModel):
    """One fill of one order: REST answer and topic update alike."""

    id: Annotated[str, Field(max_length=64, min_length=1)]
    """Identity of the fill."""
    orderId: Annotated[str, Field(max_length=64, min_length=1)]
    """Order that was filled."""
    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """Account of the order."""
    symbol: str
    """Canonical symbol of the instrument."""
    side: Annotated[Side | str, OPEN]
    """Buy or sell."""
    qty: float
    """Quantity of this fill."""
    price: float
    """Price of this fill."""
    time: Annotated[int, Field(ge=0, le=253402300799999)]
    """When it happened."""
    commission: float
    """Commission charged for this fill."""
    currency: str
    """Currency of commission and profit."""
    liquidity: Annotated[Liquidity | str, OPEN]
    """Maker when the order rested at its price, else taker."""
    realizedPL: float
    """Profit this fill realised, before commission."""
    seq: int
    """Number of the fill on its account, from 1 without holes."""


class ExecutionPage(WireModel):
    """One page of executions, oldest first."""

    items: list[Execution]
    """The executions of this page."""
    nextCursor: str | None = None
    """Give it as ``cursor`` for the next page; null on the last."""


class ExecutionSubscriptionRequest(WireModel):
    """Whose executions to follow."""

    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """The account."""


class LeverageInfo(WireModel):
    """Leverage of one instrument on one account, and what it may be."""

    title: str
    """What to show above the slider."""
    leverage: float
    """Leverage in force."""
    min: float
    """Smallest allowed."""
    max: float
    """Largest allowed."""
    step: float
    """Distance of allowed values, counted from ``min``."""


class LeveragePreview(WireModel):
    """What setting a leverage would do."""

    infos: list[str]
    """What would change."""
    warnings: list[str]
    """What the caller should know."""
    errors: list[str]
    """Why it would be refused; empty when it would be accepted."""


class LeverageResult(WireModel):
    """Leverage now in force."""

    leverage: float
    """The leverage."""


class LeverageSetting(WireModel):
    """A leverage to set or to preview."""

    accountId: Annotated[str, Field(max_length=64, min_length=1)] | None = None
    """The account; the caller's default account when left out."""
    symbol: Annotated[str, Field(max_length=32, min_length=1)]
    """Ticker, or ``EXCHANGE:TICKER``."""
    leverage: Annotated[float, Field(gt=0.0)]
    """The leverage."""


class OrderChange(WireModel):
    """What to change in a working order; a member left out or null stays as it is."""

    qty: Annotated[float, Field(gt=0.0)] | None = None
    """New whole quantity, above what is filled already."""
    limitPrice: Annotated[float, Field(gt=0.0)] | None = None
    """New limit price, only where the type has one."""
    stopPrice: Annotated[float, Field(gt=0.0)] | None = None
    """New trigger price, only where the type has one and before it is reached."""
    version: Annotated[int, Field(ge=1)] | None = None
    """Version the caller saw; the change is refused when the order has moved on."""


class OrderStatus(StrEnum):
    """Where an order stands; every status but ``working`` is final."""

    WORKING = "working"
    FILLED = "filled"
    CANCELED = "canceled"
    REJECTED = "rejected"
    EXPIRED = "expired"


class OrderType(StrEnum):
    """How an order finds its price."""

    MARKET = "market"
    LIMIT = "limit"
    STOP = "stop"
    STOP_LIMIT = "stop_limit"


class TimeInForce(StrEnum):
    """How long an order works: until canceled, this session, or the next price event (in part or
    whole).
    """

    GTC = "gtc"
    DAY = "day"
    IOC = "ioc"
    FOK = "fok"


class PlacedOrder(WireModel):
    """An order as the broker holds it: REST answer and topic update alike."""

    id: Annotated[str, Field(max_length=64, min_length=1)]
    """Identity of the order."""
    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """Account the order trades on."""
    symbol: str
    """Canonical symbol of the instrument."""
    type: Annotated[OrderType | str, OPEN]
    """How the order finds its price."""
    side: Annotated[Side | str, OPEN]
    """Buy or sell."""
    qty: float
    """Quantity asked for."""
    filledQty: float
    """Quantity executed so far."""
    remainingQty: float
    """Quantity not executed: ``qty - filledQty``."""
    avgPrice: float | None = None
    """Average price of the executions; null before the first."""
    limitPrice: float | None = None
    """Worst acceptable price, where the type has one."""
    stopPrice: float | None = None
    """Trigger price, where the type has one."""
    timeInForce: Annotated[TimeInForce | str, OPEN]
    """How long the order works."""
    reduceOnly: bool
    """Whether the order may only make the position smaller."""
    clientOrderId: Annotated[str, Field(max_length=64, min_length=1)] | None = None
    """The caller's own id, where one was given."""
    status: Annotated[OrderStatus | str, OPEN]
    """Where the order stands."""
    triggered: bool
    """Whether the stop price was reached."""
    rejectReason: str | None = None
    """Stable code of why the broker ended the order; null when nobody but the caller or the market
    did.
    """
    message: str | None = None
    """The reason in words."""
    placedTime: Annotated[int, Field(ge=0, le=253402300799999)]
    """When the order was accepted."""
    updateTime: Annotated[int, Field(ge=0, le=253402300799999)]
    """When the order last changed."""
    version: int
    """Number of the change: 1 at acceptance, then one more each time."""


class OrderPage(WireModel):
    """One page of orders, newest first."""

    items: list[PlacedOrder]
    """The orders of this page."""
    nextCursor: str | None = None
    """Give it as ``cursor`` for the next page; null on the last."""


class PreviewProblem(WireModel):
    """Why the previewed order would be refused."""

    code: str
    """Stable code, the one the refusal would carry."""
    message: str
    """The reason in words."""


class PreviewRow(WireModel):
    """One line of a preview."""

    title: str
    """What the value is."""
    value: str
    """The value, ready to show."""


class PreviewSection(WireModel):
    """A group of lines of a preview."""

    header: str | None = None
    """Heading of the group."""
    rows: list[PreviewRow]
    """The lines, in order."""


class OrderPreviewResult(WireModel):
    """What an order would cost, and whether it would be accepted."""

    sections: list[PreviewSection]
    """The numbers, grouped and ready to show."""
    confirmId: str | None = None
    """Give it with the order within 60 seconds to confirm this preview; null when the order would be
    refused.
    """
    warnings: list[str]
    """What the caller should know before confirming."""
    errors: list[PreviewProblem]
    """Why the order would be refused; empty when it would be accepted."""
    price: float | None = None
    """Price the estimate rests on; null without one."""
    notional: float | None = None
    """Quantity times price."""
    commission: float | None = None
    """Estimated commission."""
    margin: float | None = None
    """Margin the order would reserve."""
    marginAfter: float | None = None
    """Margin that would remain available."""


class OrderSubscriptionRequest(WireModel):
    """Whose orders to follow."""

    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """The account."""


class PlaceOrderResult(WireModel):
    """Answer to a placed order."""

    orderId: Annotated[str, Field(max_length=64, min_length=1)]
    """Identity of the new order."""
    order: PlacedOrder
    """The order as accepted."""


class Position(WireModel):
    """One netted position: REST answer and topic update alike."""

    id: Annotated[str, Field(max_length=64, min_length=1)]
    """Identity; stays the same while the position is closed, reopened or flipped."""
    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """Account that holds the position."""
    symbol: str
    """Canonical symbol of the instrument."""
    side: Annotated[Side | str, OPEN]
    """Buy for a long position, sell for a short one; of a closed position, what it last was."""
    qty: float
    """Size, never negative; 0 = closed."""
    avgPrice: float
    """Average entry price, for display; 0 when closed."""
    costBasis: float
    """What the open quantity was bought for (positive) or sold for (negative), exact."""
    marketPrice: float
    """Price the position is valued at: bid of a long one, ask of a short one."""
    marketValue: float
    """Signed quantity times market price."""
    unrealizedPL: float
    """``marketValue - costBasis``."""
    realizedPL: float
    """Profit realised since the position was first opened, before commission."""
    margin: float
    """Margin the position uses."""
    updateTime: Annotated[int, Field(ge=0, le=253402300799999)]
    """When the position last changed."""
    version: int
    """Number of the change, one more each time."""


class PositionSubscriptionRequest(WireModel):
    """Whose positions to follow."""

    accountId: Annotated[str, Field(max_length=64, min_length=1)]
    """The account."""


class PreOrder(WireModel):
    """An order as a caller asks for it."""

    accountId: Annotated[str, Field(max_length=64, min_length=1)] | None = None
    """Account to trade on; the caller's default account when left out."""
    symbol: Annotated[str, Field(max_length=32, min_length=1)]
    """Ticker, or ``EXCHANGE:TICKER``."""
    type: OrderType
    """How the order finds its price."""
    side: Side
    """Buy or sell."""
    qty: Annotated[float, Field(gt=0.0)]
    """Quantity, a multiple of the instrument's quantity step."""
    limitPrice: Annotated[float, Field(gt=0.0)] | None = None
    """Worst acceptable price; required for limit and stop_limit, refused for the others."""
    stopPrice: Annotated[float, Field(gt=0.0)] | None = None
    """Trigger price; required for stop and stop_limit, refused for the others."""
    timeInForce: TimeInForce = TimeInForce.GTC
    """How long the order works."""
    reduceOnly: bool = False
    """Whether the order may only make the position smaller."""
    clientOrderId: Annotated[str, Field(max_length=64, min_length=1)] | None = None
    """The caller's own id; a second order of the account with the same one is refused."""
    confirmId: Annotated[str, Field(max_length=64)] | None = None
    """Id of the preview this order confirms; refused when it is stale or previewed another order."""
