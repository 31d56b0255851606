"""An order and the moves it may make between its states.

::

    working ──fill, trigger, modify──▶ working
       ├──────▶ filled | canceled | expired      final
       └──────▶ rejected (stop_limit only)        final
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from trading_services.broker.denial import DenialCode
from trading_services.broker.money import ZERO
from trading_services.broker.side import Side


class OrderType(StrEnum):
    """How an order finds its price."""

    MARKET = "market"
    LIMIT = "limit"
    STOP = "stop"
    STOP_LIMIT = "stop_limit"


class TimeInForce(StrEnum):
    """How long an order works: until canceled, this session, or the next price event (in part or whole)."""

    GTC = "gtc"
    DAY = "day"
    IOC = "ioc"
    FOK = "fok"


class OrderStatus(StrEnum):
    """Where an order stands; every status but ``working`` is final."""

    WORKING = "working"
    FILLED = "filled"
    CANCELED = "canceled"
    REJECTED = "rejected"
    EXPIRED = "expired"


class IllegalMoveError(ValueError):
    """An order was asked to make a move that its state machine does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTerms:
    """What a caller asks for; ``symbol`` is canonical."""

    symbol: str
    type: OrderType
    side: Side
    qty: Decimal
    limit_price: Decimal | None = None
    stop_price: Decimal | None = None
    time_in_force: TimeInForce = TimeInForce.GTC
    reduce_only: bool = False
    client_order_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An accepted order.

    ``sequence`` numbers the account's orders; ``reserve_price`` is the price its margin is reserved at;
    ``filled_value`` is the exact sum of price times quantity of its fills.
    """

    id: str
    account_id: str
    sequence: int
    terms: OrderTerms
    reserve_price: Decimal
    placed_time: int
    update_time: int
    status: OrderStatus = OrderStatus.WORKING
    version: int = 1
    triggered: bool = False
    fills: int = 0
    filled_qty: Decimal = ZERO
    filled_value: Decimal = ZERO
    reason: DenialCode | None = None
    message: str | None = None

    @property
    def remaining_qty(self) -> Decimal:
        """Quantity not executed."""
        return self.terms.qty - self.filled_qty

    @property
    def avg_price(self) -> Decimal | None:
        """Average price of the fills; None before the first."""
        return self.filled_value / self.filled_qty if self.filled_qty else None

    @property
    def is_final(self) -> bool:
        """Whether nothing can happen to it any more."""
        return self.status is not OrderStatus.WORKING

    def fill(self, qty: Decimal, price: Decimal, *, time: int) -> "Order":
        """Execute a part; the order is filled when nothing remains."""
        if not ZERO < qty <= self.remaining_qty:
            raise IllegalMoveError(f"order {self.id}: {qty} of {self.remaining_qty} remaining cannot be filled")
        return replace(
            self._move(OrderStatus.FILLED if qty == self.remaining_qty else OrderStatus.WORKING, time=time),
            triggered=self.triggered or self.terms.stop_price is not None,
            fills=self.fills + 1,
            filled_qty=self.filled_qty + qty,
            filled_value=self.filled_value + qty * price,
        )

    def trigger(self, *, time: int) -> "Order":
        """Note that the stop price was reached."""
        if self.triggered or self.terms.stop_price is None:
            raise IllegalMoveError(f"order {self.id} has nothing to trigger")
        return replace(self._move(OrderStatus.WORKING, time=time), triggered=True)

    def modify(self, terms: OrderTerms, *, reserve_price: Decimal, time: int) -> "Order":
        """Work on other terms from now on."""
        if terms.qty <= self.filled_qty:
            raise IllegalMoveError(f"order {self.id}: quantity {terms.qty} is filled already")
        return replace(self._move(OrderStatus.WORKING, time=time), terms=terms, reserve_price=reserve_price)

    def cancel(self, *, time: int, reason: DenialCode | None = None, message: str | None = None) -> "Order":
        """End it by the caller's wish, or by the broker's with a reason."""
        return replace(self._move(OrderStatus.CANCELED, time=time), reason=reason, message=message)

    def reject(self, reason: DenialCode, message: str, *, time: int) -> "Order":
        """Refuse a stop-limit order at its trigger."""
        return replace(self._move(OrderStatus.REJECTED, time=time), reason=reason, message=message)

    def expire(self, *, time: int) -> "Order":
        """End it because its time is over."""
        return replace(self._move(OrderStatus.EXPIRED, time=time), message="The session is over.")

    def _move(self, status: OrderStatus, *, time: int) -> "Order":
        if self.is_final:
            raise IllegalMoveError(f"order {self.id} is {self.status.value} for good")
        if status is OrderStatus.REJECTED and self.terms.type is not OrderType.STOP_LIMIT:
            raise IllegalMoveError(f"order {self.id} of type {self.terms.type.value} cannot be rejected once it works")
        return replace(self, status=status, update_time=time, version=self.version + 1)
