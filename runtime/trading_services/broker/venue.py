"""The simulated venue: one price event against the working orders of one account."""

from decimal import Decimal

from trading_services.broker.book import AccountBook
from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.matching import Match, Path, match
from trading_services.broker.money import ZERO, floor_to
from trading_services.broker.order import Order, OrderType, TimeInForce
from trading_services.broker.prices import PriceEvent
from trading_services.broker.settlement import Fill, Settlement
from trading_services.broker.side import Side

_UNLIMITED = Decimal("Infinity")


def work_event(book: AccountBook, event: PriceEvent, path: Path) -> None:
    """Let the account's orders meet an event: fills in the order of the path, then what ends, then new valuation.

    All fills together take at most the account's share of the event's volume; the rest of an order keeps working.
    """
    budget = _share_of_volume(book, event)
    for order, met in _matches(book, event.symbol, path):
        budget -= _meet(book, order, met, event=event, budget=budget)
    for order in tuple(book.working(event.symbol)):
        _end_after_event(book, order, event)
    book.remark(event)


def _share_of_volume(book: AccountBook, event: PriceEvent) -> Decimal:
    instrument = book.tape.instrument(event.symbol)
    if not instrument.has_volume:
        return _UNLIMITED
    return floor_to(event.volume * book.profile.participation, instrument.qty_step)


def _matches(book: AccountBook, symbol: str, path: Path) -> list[tuple[Order, Match]]:
    """Return the orders that meet the market, in the order the path reaches them, then as they were placed."""
    found = [(order, met) for order in book.working(symbol) if (met := match(order, path)) is not None]
    return sorted(found, key=lambda pair: (pair[1].distance, pair[0].sequence))


def _meet(book: AccountBook, order: Order, met: Match, *, event: PriceEvent, budget: Decimal) -> Decimal:
    """Fill what can be filled of an order and return how much that was."""
    qty = min(_fillable(book, order), budget)
    if order.terms.time_in_force is TimeInForce.FOK and qty < order.remaining_qty:
        return ZERO
    if met.price is None or not qty:
        _trigger(book, order, event)
        return ZERO
    settlement = book.settle(order, Fill(qty=qty, price=met.price, liquidity=met.liquidity, quote=event))
    denied = _fill_denial(book, settlement)
    if denied is None:
        book.book(settlement)
        return qty
    closing = qty - settlement.opening_qty
    if closing and order.terms.time_in_force is not TimeInForce.FOK:
        fill = Fill(qty=closing, price=met.price, liquidity=met.liquidity, quote=event)
        book.book(book.settle(order, fill))
    else:
        closing = ZERO
    _refuse(book, book.orders[order.id], denied, time=event.time)
    return closing


def _fillable(book: AccountBook, order: Order) -> Decimal:
    """Return the rest of an order; of a reduce-only one, as much as the position leaves to reduce."""
    if not order.terms.reduce_only:
        return order.remaining_qty
    held = book.held(order.terms.symbol)
    return min(order.remaining_qty, abs(held)) if held * order.terms.side.sign < 0 else ZERO


def _fill_denial(book: AccountBook, settlement: Settlement) -> Denied | None:
    """Say why the opening part of a fill may not happen; closing is always allowed."""
    if not settlement.opening_qty:
        return None
    symbol = settlement.execution.symbol
    if settlement.execution.side is Side.SELL and not book.may_short(symbol):
        return Denied(DenialCode.NOT_SHORTABLE, f"This account may not sell more {symbol} than it holds.")
    available = book.figures(settlement=settlement).margin_available
    if available < ZERO:
        return Denied(DenialCode.INSUFFICIENT_MARGIN, f"The fill needed {-available} more than was available.")
    return None


def _trigger(book: AccountBook, order: Order, event: PriceEvent) -> None:
    """Note that a stop was reached where nothing could be filled."""
    if order.terms.stop_price is None or order.triggered:
        return
    book.put_order(order.trigger(time=event.time))


def _refuse(book: AccountBook, order: Order, denied: Denied, *, time: int) -> None:
    if order.terms.type is OrderType.STOP_LIMIT and not order.fills:
        book.put_order(order.reject(denied.code, denied.message, time=time))
    else:
        book.put_order(order.cancel(time=time, reason=denied.code, message=denied.message))
    book.refresh_equity(time=time)


def _end_after_event(book: AccountBook, order: Order, event: PriceEvent) -> None:
    """End what does not outlive the event: immediate orders, reduce-only ones without a position, the day's."""
    terms = order.terms
    if terms.time_in_force in (TimeInForce.IOC, TimeInForce.FOK):
        ended = order.cancel(time=event.time, message="What the next price event did not fill is canceled.")
    elif terms.reduce_only and not _fillable(book, order):
        ended = order.cancel(
            time=event.time,
            reason=DenialCode.REDUCE_ONLY_WOULD_INCREASE,
            message="There is no position left to reduce.",
        )
    elif terms.time_in_force is TimeInForce.DAY and event.closes_session:
        ended = order.expire(time=event.time)
    else:
        return
    book.put_order(ended)
    book.refresh_equity(time=event.time)
