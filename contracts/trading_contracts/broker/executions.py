"""Executions: single fills of orders."""

from enum import StrEnum

from pydantic import BaseModel

from trading_contracts.broker import orders
from trading_contracts.common.identifiers import Id
from trading_contracts.common.numbers import Dec
from trading_contracts.common.times import Ms


class Liquidity(StrEnum):
    """Whether a fill gave or took liquidity."""

    MAKER = "maker"
    TAKER = "taker"


class Execution(BaseModel):
    """One fill of one order: REST answer and topic update alike."""

    id: Id
    """Identity of the fill."""
    orderId: Id
    """Order that was filled."""
    accountId: Id
    """Account of the order."""
    symbol: str
    """Canonical symbol of the instrument."""
    side: orders.Side
    """Buy or sell."""
    qty: Dec
    """Quantity of this fill."""
    price: Dec
    """Price of this fill."""
    time: Ms
    """When it happened."""
    commission: Dec
    """Commission charged for this fill."""
    currency: str
    """Currency of commission and profit."""
    liquidity: Liquidity
    """Maker when the order rested at its price, else taker."""
    realizedPL: Dec
    """Profit this fill realised, before commission."""
    seq: int
    """Number of the fill on its account, from 1 without holes."""


class ExecutionPage(BaseModel):
    """One page of executions, oldest first."""

    items: list[Execution]
    """The executions of this page."""
    nextCursor: str | None = None
    """Give it as ``cursor`` for the next page; null on the last."""


class ExecutionSubscriptionRequest(BaseModel):
    """Whose executions to follow."""

    accountId: Id
    """The account."""
