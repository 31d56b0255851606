"""The commands of one account: place, modify, cancel, close, set leverage, and take in a price event."""

from dataclasses import dataclass, replace
from decimal import Decimal

from trading_services.broker.admission import Assessment, assess_change, assess_new
from trading_services.broker.book import AccountBook
from trading_services.broker.change import Change
from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.figures import Figures
from trading_services.broker.leverage import Leverages, check_leverage
from trading_services.broker.matching import Path
from trading_services.broker.money import ZERO
from trading_services.broker.order import Order, OrderTerms, OrderType
from trading_services.broker.position import Position
from trading_services.broker.prices import PriceEvent
from trading_services.broker.profile import AccountProfile
from trading_services.broker.side import side_of
from trading_services.broker.tape import Tape
from trading_services.broker.venue import work_event


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsChange:
    """What to change in a working order; None leaves as it is. ``version`` is the one the caller saw."""

    qty: Decimal | None = None
    limit_price: Decimal | None = None
    stop_price: Decimal | None = None
    version: int | None = None


class Desk:
    """One account's way in: every command either happens as a whole or is denied and changes nothing."""

    def __init__(self, profile: AccountProfile, tape: Tape) -> None:
        self._tape = tape
        self._client_order_ids: set[str] = set()
        self.book = AccountBook(profile, tape)

    @property
    def profile(self) -> AccountProfile:
        """What is fixed about the account."""
        return self.book.profile

    def drain(self) -> tuple[Change, ...]:
        """Hand out what has changed since the last time, in order."""
        return self.book.drain()

    def preview(self, terms: OrderTerms) -> Assessment:
        """Judge an order without placing it.

        Raises:
            Denied: ``UNKNOWN_SYMBOL``.
        """
        return assess_new(self.book, terms)

    def check_client_order_id(self, client_order_id: str | None) -> None:
        """Refuse an id that the caller has used for an order of this account before.

        Raises:
            Denied: ``DUPLICATE_CLIENT_ORDER_ID``.
        """
        if client_order_id in self._client_order_ids:
            raise Denied(DenialCode.DUPLICATE_CLIENT_ORDER_ID, f"The account has an order {client_order_id!r} already.")

    def place(self, terms: OrderTerms) -> Order:
        """Accept an order; it meets the market at the next price event.

        Raises:
            Denied: the account has used the client order id, or there is a reason against the order.
        """
        self.check_client_order_id(terms.client_order_id)
        order = assess_new(self.book, terms).admit()
        if terms.client_order_id is not None:
            self._client_order_ids.add(terms.client_order_id)
        return self._put(order)

    def modify(self, order_id: str, change: TermsChange) -> Order:
        """Change a working order.

        Raises:
            Denied: the order is final or has moved on, or there is a reason against the change.
        """
        order = self._working_order(order_id)
        if change.version is not None and change.version != order.version:
            raise Denied(DenialCode.STALE_VERSION, f"The order is at version {order.version} already.")
        candidate = assess_change(self.book, order, _changed(order, change)).admit()
        return self._put(order.modify(candidate.terms, reserve_price=candidate.reserve_price, time=self._tape.now_ms()))

    def cancel(self, order_id: str) -> Order:
        """Cancel a working order.

        Raises:
            Denied: ``UNKNOWN_ORDER`` or ``ORDER_FINAL``.
        """
        return self._put(self._working_order(order_id).cancel(time=self._tape.now_ms()))

    def close(self, position_id: str, *, amount: Decimal | None = None, client_order_id: str | None = None) -> Order:
        """Place a reduce-only market order against an open position.

        Raises:
            Denied: ``UNKNOWN_POSITION``, ``AMOUNT_EXCEEDS``, or a reason against the order.
        """
        position = self.open_position(position_id)
        size = abs(position.qty)
        if amount is not None and amount > size:
            raise Denied(DenialCode.AMOUNT_EXCEEDS, f"The position holds {size}.")
        terms = OrderTerms(
            symbol=position.symbol,
            type=OrderType.MARKET,
            side=side_of(position.qty).opposite,
            qty=size if amount is None else amount,
            reduce_only=True,
            client_order_id=client_order_id,
        )
        return self.place(terms)

    def open_position(self, position_id: str) -> Position:
        """Return an open position by its id.

        Raises:
            Denied: ``UNKNOWN_POSITION``.
        """
        for position in self.book.positions.values():
            if position.id == position_id and position.qty:
                return position
        raise Denied(DenialCode.UNKNOWN_POSITION, f"There is no open position {position_id!r}.")

    def preview_leverage(self, symbol: str, leverage: Decimal) -> Figures:
        """Return the account as it would be with another leverage of a canonical symbol.

        Raises:
            Denied: ``OUT_OF_RANGE``; ``INSUFFICIENT_MARGIN`` when what is held could not be held any more.
        """
        check_leverage(self.profile, leverage)
        figures = self.book.figures(leverages=self._with_leverage(symbol, leverage))
        if figures.margin_available < ZERO and figures.margin_used > self.book.figures().margin_used:
            raise Denied(
                DenialCode.INSUFFICIENT_MARGIN,
                f"At leverage {leverage}, {-figures.margin_available} more than is available would be needed.",
            )
        return figures

    def set_leverage(self, symbol: str, leverage: Decimal) -> None:
        """Set the leverage of a canonical symbol; raises as :meth:`preview_leverage`."""
        self.preview_leverage(symbol, leverage)
        self.book.leverages = self._with_leverage(symbol, leverage)
        position, time = self.book.position(symbol), self._tape.now_ms()
        if position is not None and position.qty:
            self.book.put_position(position.touch(time=time))
        self.book.refresh_equity(time=time)

    def take_in(self, event: PriceEvent, path: Path) -> None:
        """Let the account's orders and position meet a price event."""
        work_event(self.book, event, path)

    def _with_leverage(self, symbol: str, leverage: Decimal) -> Leverages:
        return self.book.leverages.with_symbol(symbol, leverage)

    def _working_order(self, order_id: str) -> Order:
        order = self.book.orders.get(order_id)
        if order is None:
            raise Denied(DenialCode.UNKNOWN_ORDER, f"There is no order {order_id!r}.")
        if order.is_final:
            raise Denied(DenialCode.ORDER_FINAL, f"The order is {order.status.value} for good.")
        return order

    def _put(self, order: Order) -> Order:
        self.book.put_order(order)
        self.book.refresh_equity(time=order.update_time)
        return order


def _changed(order: Order, change: TermsChange) -> OrderTerms:
    terms = order.terms
    if change.qty is not None and change.qty <= order.filled_qty:
        raise Denied(DenialCode.INVALID_QTY, f"{order.filled_qty} are filled already; the quantity must be larger.")
    if change.limit_price is not None and terms.limit_price is None:
        raise Denied(DenialCode.INVALID_PRICE, f"An order of type {terms.type.value} has no limit price.")
    if change.stop_price is not None and (terms.stop_price is None or order.triggered):
        raise Denied(DenialCode.INVALID_PRICE, "The order has no stop price that could still be reached.")
    return replace(
        terms,
        qty=terms.qty if change.qty is None else change.qty,
        limit_price=terms.limit_price if change.limit_price is None else change.limit_price,
        stop_price=terms.stop_price if change.stop_price is None else change.stop_price,
    )
