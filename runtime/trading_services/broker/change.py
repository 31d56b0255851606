"""What happens on an account, in the order it happens: execution, order, position, equity."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from trading_services.broker.execution import Execution
from trading_services.broker.figures import Figures
from trading_services.broker.order import Order
from trading_services.broker.position import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Equity:
    """The figures of an account at one of its changes."""

    account_id: str
    figures: Figures
    time: int
    version: int


@dataclass(frozen=True, slots=True)
class ExecutionMade:
    """An order was filled, wholly or in part."""

    execution: Execution


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """An order was accepted or has changed."""

    order: Order


@dataclass(frozen=True, slots=True)
class PositionChanged:
    """A position was filled into, valued anew, or its margin has changed."""

    position: Position
    margin: Decimal


@dataclass(frozen=True, slots=True)
class EquityChanged:
    """The money of the account has changed."""

    equity: Equity


Change: TypeAlias = ExecutionMade | OrderChanged | PositionChanged | EquityChanged
"""One change of an account."""
