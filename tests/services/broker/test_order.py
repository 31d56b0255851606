"""The order's state machine, as a table."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from trading_services.broker.denial import DenialCode
from trading_services.broker.order import IllegalMoveError, Order, OrderTerms, OrderType
from trading_services.broker.side import Side

Move = Callable[[Order], Order]

MOVES: dict[str, Move] = {
    "fill a part": lambda order: order.fill(Decimal(4), Decimal(100), time=2),
    "fill": lambda order: order.fill(order.remaining_qty or Decimal(1), Decimal(100), time=2),
    "trigger": lambda order: order.trigger(time=2),
    "modify": lambda order: order.modify(order.terms, reserve_price=Decimal(1), time=2),
    "cancel": lambda order: order.cancel(time=2),
    "reject": lambda order: order.reject(DenialCode.INSUFFICIENT_MARGIN, "no", time=2),
    "expire": lambda order: order.expire(time=2),
}

FROM_WORKING = {
    OrderType.MARKET: {
        "fill a part": "working",
        "fill": "filled",
        "modify": "working",
        "cancel": "canceled",
        "expire": "expired",
    },
}
FROM_WORKING[OrderType.LIMIT] = FROM_WORKING[OrderType.MARKET]
FROM_WORKING[OrderType.STOP] = FROM_WORKING[OrderType.MARKET] | {"trigger": "working"}
FROM_WORKING[OrderType.STOP_LIMIT] = FROM_WORKING[OrderType.STOP] | {"reject": "rejected"}


def working(type_: OrderType) -> Order:
    """Return an order of ten that has just been accepted."""
    stop = Decimal(99) if type_ in (OrderType.STOP, OrderType.STOP_LIMIT) else None
    limit = Decimal(101) if type_ in (OrderType.LIMIT, OrderType.STOP_LIMIT) else None
    terms = OrderTerms(symbol="AAPL", type=type_, side=Side.BUY, qty=Decimal(10), limit_price=limit, stop_price=stop)
    return Order(
        id="A-O1", account_id="A", sequence=1, terms=terms, reserve_price=Decimal(1), placed_time=1, update_time=1
    )


@pytest.mark.parametrize("type_", OrderType)
@pytest.mark.parametrize("move", MOVES)
def test_moves_of_a_working_order(type_: OrderType, move: str) -> None:
    """A working order makes exactly the moves of the table, each one version on."""
    order = working(type_)
    expected = FROM_WORKING[type_].get(move)
    if expected is None:
        with pytest.raises(IllegalMoveError):
            MOVES[move](order)
    else:
        moved = MOVES[move](order)
        assert (expected, 2, 2) == (moved.status.value, moved.version, moved.update_time)


@pytest.mark.parametrize("ending", ["fill", "cancel", "reject", "expire"])
@pytest.mark.parametrize("move", MOVES)
def test_final_orders_stay(ending: str, move: str) -> None:
    """No move leads out of a final status."""
    ended = MOVES[ending](working(OrderType.STOP_LIMIT))
    with pytest.raises(IllegalMoveError):
        MOVES[move](ended)


def test_average_price() -> None:
    """The average of fills is weighted by quantity."""
    order = working(OrderType.MARKET).fill(Decimal(4), Decimal(100), time=2).fill(Decimal(6), Decimal(110), time=3)
    assert (Decimal(106), Decimal(10), Decimal(0)) == (order.avg_price, order.filled_qty, order.remaining_qty)


def test_overfill_is_impossible() -> None:
    """Nothing fills more than remains."""
    with pytest.raises(IllegalMoveError):
        working(OrderType.MARKET).fill(Decimal(11), Decimal(100), time=2)


def test_a_triggered_stop_does_not_trigger_again() -> None:
    """A stop price is reached once."""
    with pytest.raises(IllegalMoveError):
        working(OrderType.STOP).trigger(time=2).trigger(time=3)
