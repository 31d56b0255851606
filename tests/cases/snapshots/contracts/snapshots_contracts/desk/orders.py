"""Items of live lists: keys of each kind, and values of each kind that end one."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from pydantic import BaseModel, ConfigDict, Field


class Status(Enum):
    """Where an order stands."""

    OPEN = "open"
    FILLED = "filled"
    CANCELED = "canceled"


class Level(IntEnum):
    """How urgent an alarm is."""

    LOW = 1
    HIGH = 2


class Order(BaseModel):
    """An order, whose wire names are not those of Python."""

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    order_id: str = Field(alias="orderId")
    """Identity."""
    status: Status
    """Where it stands."""
    is_hidden: bool = Field(alias="isHidden")
    """Whether it is shown to nobody."""


class Account(BaseModel):
    """Whose orders to follow."""

    model_config = ConfigDict(validate_by_name=True)

    account_id: str = Field(alias="accountId")
    """The account."""
    symbol: str | None = None
    """Only orders of this symbol."""


class Alarm(BaseModel):
    """An alarm; one of each level at most."""

    level: Level
    """Identifies it."""
    ends: int | None
    """When it ends, null for one that is over."""


@dataclass
class Desk:
    """Whose positions to follow."""

    desk: int


class Position(BaseModel):
    """A position."""

    number: int
    """Identity."""
    qty: float
    """0: closed."""
