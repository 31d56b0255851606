"""Accounts, orders, positions, executions and leverage of a broker, and its connection to the market."""

from trading_contracts.broker.account import Account, AccountType, EquityData, EquitySubscriptionRequest
from trading_contracts.broker.connection import (
    BrokerConnectionStatus,
    BrokerConnectionSubscriptionRequest,
    ConnectionStatus,
)
from trading_contracts.broker.executions import Execution, ExecutionPage, ExecutionSubscriptionRequest, Liquidity
from trading_contracts.broker.leverage import LeverageInfo, LeveragePreview, LeverageResult, LeverageSetting
from trading_contracts.broker.orders import (
    OrderChange,
    OrderPage,
    OrderPreviewResult,
    OrderStatus,
    OrderSubscriptionRequest,
    OrderType,
    PlacedOrder,
    PlaceOrderResult,
    PreOrder,
    PreviewProblem,
    PreviewRow,
    PreviewSection,
    Side,
    TimeInForce,
)
from trading_contracts.broker.positions import ClosePosition, Position, PositionSubscriptionRequest

__all__ = [
    "Account",
    "AccountType",
    "BrokerConnectionStatus",
    "BrokerConnectionSubscriptionRequest",
    "ClosePosition",
    "ConnectionStatus",
    "EquityData",
    "EquitySubscriptionRequest",
    "Execution",
    "ExecutionPage",
    "ExecutionSubscriptionRequest",
    "LeverageInfo",
    "LeveragePreview",
    "LeverageResult",
    "LeverageSetting",
    "Liquidity",
    "OrderChange",
    "OrderPage",
    "OrderPreviewResult",
    "OrderStatus",
    "OrderSubscriptionRequest",
    "OrderType",
    "PlaceOrderResult",
    "PlacedOrder",
    "Position",
    "PositionSubscriptionRequest",
    "PreOrder",
    "PreviewProblem",
    "PreviewRow",
    "PreviewSection",
    "Side",
    "TimeInForce",
]
