"""Connection: whether the broker takes orders."""

from enum import StrEnum

from pydantic import BaseModel

from trading_contracts.common.identifiers import Id
from trading_contracts.common.times import Ms


class ConnectionStatus(StrEnum):
    """State of the broker's connection to its market."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"


class BrokerConnectionStatus(BaseModel):
    """Whether the broker is connected to its market."""

    status: ConnectionStatus
    """The state."""
    message: str | None = None
    """The state in words."""
    timestamp: Ms
    """Since when."""


class BrokerConnectionSubscriptionRequest(BaseModel):
    """Whose connection to follow."""

    accountId: Id
    """The account."""
