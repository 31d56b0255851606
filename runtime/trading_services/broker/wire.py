"""The broker's values as its contracts spell them."""

from decimal import Decimal

from trading_contracts.broker import account, executions, orders, positions
from trading_contracts.common.numbers import significant
from trading_services.broker.change import Equity
from trading_services.broker.execution import Execution
from trading_services.broker.order import Order, OrderTerms, OrderType, TimeInForce
from trading_services.broker.position import Position
from trading_services.broker.profile import AccountProfile
from trading_services.broker.side import Side


def order_terms(body: orders.PreOrder, *, symbol: str) -> OrderTerms:
    """Return what a caller asks for; ``symbol`` is the canonical one."""
    return OrderTerms(
        symbol=symbol,
        type=OrderType(body.type.value),
        side=Side(body.side.value),
        qty=body.qty,
        limit_price=body.limitPrice,
        stop_price=body.stopPrice,
        time_in_force=TimeInForce(body.timeInForce.value),
        reduce_only=body.reduceOnly,
        client_order_id=body.clientOrderId,
    )


def placed_order(order: Order) -> orders.PlacedOrder:
    """Return an order as it travels."""
    terms = order.terms
    return orders.PlacedOrder(
        id=order.id,
        accountId=order.account_id,
        symbol=terms.symbol,
        type=orders.OrderType(terms.type.value),
        side=orders.Side(terms.side.value),
        qty=terms.qty,
        filledQty=significant(order.filled_qty),
        remainingQty=significant(order.remaining_qty),
        avgPrice=None if order.avg_price is None else significant(order.avg_price),
        limitPrice=terms.limit_price,
        stopPrice=terms.stop_price,
        timeInForce=orders.TimeInForce(terms.time_in_force.value),
        reduceOnly=terms.reduce_only,
        clientOrderId=terms.client_order_id,
        status=orders.OrderStatus(order.status.value),
        triggered=order.triggered,
        rejectReason=None if order.reason is None else order.reason.value,
        message=order.message,
        placedTime=order.placed_time,
        updateTime=order.update_time,
        version=order.version,
    )


def wire_position(position: Position, margin: Decimal) -> positions.Position:
    """Return a position as it travels."""
    return positions.Position(
        id=position.id,
        accountId=position.account_id,
        symbol=position.symbol,
        side=orders.Side(position.side.value),
        qty=significant(abs(position.qty)),
        avgPrice=significant(position.avg_price),
        costBasis=significant(position.cost),
        marketPrice=significant(position.mark),
        marketValue=significant(position.value),
        unrealizedPL=significant(position.unrealized),
        realizedPL=significant(position.realized),
        margin=significant(margin),
        updateTime=position.update_time,
        version=position.version,
    )


def wire_execution(execution: Execution) -> executions.Execution:
    """Return a fill as it travels."""
    return executions.Execution(
        id=execution.id,
        orderId=execution.order_id,
        accountId=execution.account_id,
        symbol=execution.symbol,
        side=orders.Side(execution.side.value),
        qty=significant(execution.qty),
        price=significant(execution.price),
        time=execution.time,
        commission=significant(execution.commission),
        currency=execution.currency,
        liquidity=executions.Liquidity(execution.liquidity.value),
        realizedPL=significant(execution.realized),
        seq=execution.seq,
    )


def equity_data(equity: Equity) -> account.EquityData:
    """Return the money of an account as it travels."""
    figures = equity.figures
    return account.EquityData(
        accountId=equity.account_id,
        balance=significant(figures.balance),
        equity=significant(figures.equity),
        unrealizedPL=significant(figures.unrealized),
        realizedPL=significant(figures.realized),
        marginUsed=significant(figures.margin_used),
        marginAvailable=significant(figures.margin_available),
        maintenanceMargin=significant(figures.maintenance),
        fees=significant(figures.fees),
        time=equity.time,
        version=equity.version,
    )


def wire_account(profile: AccountProfile, leverage: Decimal) -> account.Account:
    """Return an account as it travels."""
    return account.Account(
        id=profile.id,
        name=profile.name,
        currency=profile.currency,
        type=account.AccountType(profile.kind.value),
        leverage=leverage,
    )
