"""Positions: the netted holding of one instrument on one account."""

from pydantic import BaseModel, ConfigDict

from trading_contracts.broker import orders
from trading_contracts.common.identifiers import Id
from trading_contracts.common.numbers import Dec, PositiveDec
from trading_contracts.common.times import Ms


class Position(BaseModel):
    """One netted position: REST answer and topic update alike."""

    id: Id
    """Identity; stays the same while the position is closed, reopened or flipped."""
    accountId: Id
    """Account that holds the position."""
    symbol: str
    """Canonical symbol of the instrument."""
    side: orders.Side
    """Buy for a long position, sell for a short one; of a closed position, what it last was."""
    qty: Dec
    """Size, never negative; 0 = closed."""
    avgPrice: Dec
    """Average entry price, for display; 0 when closed."""
    costBasis: Dec
    """What the open quantity was bought for (positive) or sold for (negative), exact."""
    marketPrice: Dec
    """Price the position is valued at: bid of a long one, ask of a short one."""
    marketValue: Dec
    """Signed quantity times market price."""
    unrealizedPL: Dec
    """``marketValue - costBasis``."""
    realizedPL: Dec
    """Profit realised since the position was first opened, before commission."""
    margin: Dec
    """Margin the position uses."""
    updateTime: Ms
    """When the position last changed."""
    version: int
    """Number of the change, one more each time."""


class ClosePosition(BaseModel):
    """How much of a position to close."""

    model_config = ConfigDict(extra="forbid")

    amount: PositiveDec | None = None
    """Quantity to close; all of it when left out."""
    clientOrderId: Id | None = None
    """The caller's own id for the closing order."""


class PositionSubscriptionRequest(BaseModel):
    """Whose positions to follow."""

    accountId: Id
    """The account."""
