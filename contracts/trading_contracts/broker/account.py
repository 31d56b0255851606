"""Accounts: who holds the money, and how much of it there is."""

from enum import StrEnum

from pydantic import BaseModel

from trading_contracts.common.identifiers import Id
from trading_contracts.common.numbers import Dec
from trading_contracts.common.times import Ms


class AccountType(StrEnum):
    """Cash accounts pay in full and hold no shorts; margin accounts may do both."""

    CASH = "cash"
    MARGIN = "margin"


class Account(BaseModel):
    """One trading account."""

    id: Id
    """Identity of the account."""
    name: str
    """Name to show."""
    currency: str
    """ISO code of the currency all its money is in."""
    type: AccountType
    """Cash or margin."""
    leverage: Dec
    """Leverage of instruments that have none of their own set."""


class EquityData(BaseModel):
    """State of an account's money: REST answer and topic update alike."""

    accountId: Id
    """The account."""
    balance: Dec
    """Deposits plus realised profit less commission."""
    equity: Dec
    """``balance + unrealizedPL``."""
    unrealizedPL: Dec
    """Profit of the open positions at market price."""
    realizedPL: Dec
    """Profit realised so far, before commission."""
    marginUsed: Dec
    """Margin of open positions and working orders."""
    marginAvailable: Dec
    """``equity - marginUsed``."""
    maintenanceMargin: Dec
    """Margin below which equity must not fall."""
    fees: Dec
    """Commission paid so far."""
    time: Ms
    """When the state last changed."""
    version: int
    """Number of the change, one more each time."""


class EquitySubscriptionRequest(BaseModel):
    """Whose equity to follow."""

    accountId: Id
    """The account."""
