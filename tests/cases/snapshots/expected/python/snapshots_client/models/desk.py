"""Models of ``desk``."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import ConfigDict
from pydantic.alias_generators import to_camel

from snapshots_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Account(WireModel):
    """Whose orders to follow."""

    model_config = ConfigDict(alias_generator=to_camel)

    account_id: str
    """The account."""
    symbol: str | None = None
    """Only orders of this symbol."""


class Level(IntEnum):
    """How urgent an alarm is."""

    LOW = 1
    HIGH = 2


class Alarm(WireModel):
    """An alarm; one of each level at most."""

    level: Annotated[Level | int, OPEN]
    """Identifies it."""
    ends: int | None
    """When it ends, null for one that is over."""


class Desk(WireModel):
    """Whose positions to follow."""

    desk: int


class Status(StrEnum):
    """Where an order stands."""

    OPEN = "open"
    FILLED = "filled"
    CANCELED = "canceled"


class Order(WireModel):
    """An order, whose wire names are not those of Python."""

    model_config = ConfigDict(alias_generator=to_camel)

    order_id: str
    """Identity."""
    status: Annotated[Status | str, OPEN]
    """Where it stands."""
    is_hidden: bool
    """Whether it is shown to nobody."""


class Position(WireModel):
    """A position."""

    number: int
    """Identity."""
    qty: float
    """0: closed."""
