"""Whether an order may be accepted, and what it would cost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from trading_services.broker.book import AccountBook
from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.margin import opening_parts, reserve_price
from trading_services.broker.money import ZERO, is_multiple
from trading_services.broker.order import Order, OrderTerms, OrderType, TimeInForce
from trading_services.broker.prices import Instrument
from trading_services.broker.side import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """An order before it is accepted.

    The amounts are None without a price to reckon with. ``denials`` are all the reasons against it, the first being
    the one a refusal names.
    """

    candidate: Order
    price: Decimal | None
    commission: Decimal | None
    margin: Decimal | None
    margin_after: Decimal | None
    denials: tuple[Denied, ...]

    def admit(self) -> Order:
        """Return the order.

        Raises:
            Denied: there is a reason against it.
        """
        if self.denials:
            raise self.denials[0]
        return self.candidate


def assess_new(book: AccountBook, terms: OrderTerms) -> Assessment:
    """Judge an order as it would be accepted now."""
    sequence = len(book.orders) + 1
    time = book.tape.now_ms()
    candidate = Order(
        id=f"{book.profile.id}-O{sequence}",
        account_id=book.profile.id,
        sequence=sequence,
        terms=terms,
        reserve_price=ZERO,
        placed_time=time,
        update_time=time,
    )
    return _assess(book, candidate)


def assess_change(book: AccountBook, order: Order, terms: OrderTerms) -> Assessment:
    """Judge a working order with other terms; the candidate still has its old version."""
    return _assess(book, replace(order, terms=terms))


def _assess(book: AccountBook, order: Order) -> Assessment:
    terms = order.terms
    instrument = book.tape.instrument(terms.symbol)
    quote = book.tape.quote(terms.symbol)
    price = reserve_price(terms, quote)
    denials = [*_terms_denials(terms, instrument, book), *_holding_denials(book, order)]
    if price is None or quote is None:
        denials.append(Denied(DenialCode.NO_MARKET_PRICE, f"{terms.symbol} has no price yet."))
        return Assessment(
            candidate=order, price=None, commission=None, margin=None, margin_after=None, denials=tuple(denials)
        )
    candidate = replace(order, reserve_price=price)
    after = book.figures(order=candidate)
    margin = after.margin_used - book.figures().margin_used
    if margin > ZERO and after.margin_available < ZERO:
        denials.append(
            Denied(DenialCode.INSUFFICIENT_MARGIN, f"The order needs {-after.margin_available} more than is available.")
        )
    return Assessment(
        candidate=candidate,
        price=price,
        commission=book.profile.commission(candidate.remaining_qty, price),
        margin=margin,
        margin_after=after.margin_available,
        denials=tuple(denials),
    )


def _terms_denials(terms: OrderTerms, instrument: Instrument, book: AccountBook) -> Iterator[Denied]:
    """Check an order against its instrument, its market and the caller's own ids."""
    if instrument.currency != book.profile.currency:
        yield Denied(
            DenialCode.CURRENCY_MISMATCH,
            f"{terms.symbol} is traded in {instrument.currency}, the account is kept in {book.profile.currency}.",
        )
    if not instrument.min_qty <= terms.qty <= instrument.max_qty:
        yield Denied(DenialCode.INVALID_QTY, f"The quantity must be from {instrument.min_qty} to {instrument.max_qty}.")
    if not is_multiple(terms.qty, instrument.qty_step):
        yield Denied(DenialCode.INVALID_QTY_STEP, f"The quantity must be a multiple of {instrument.qty_step}.")
    for name, price in (("limit", terms.limit_price), ("stop", terms.stop_price)):
        if price is not None and not is_multiple(price, instrument.tick):
            yield Denied(DenialCode.INVALID_TICK, f"The {name} price must be a multiple of {instrument.tick}.")
    if _is_immediate(terms) and not book.tape.is_open(terms.symbol):
        yield Denied(DenialCode.MARKET_CLOSED, f"{terms.symbol} is not being traded now.")


def _holding_denials(book: AccountBook, order: Order) -> Iterator[Denied]:
    """Check an order against what the account holds."""
    terms = order.terms
    held = book.held(terms.symbol)
    if terms.reduce_only and (held * terms.side.sign >= 0 or order.remaining_qty > abs(held)):
        yield Denied(
            DenialCode.REDUCE_ONLY_WOULD_INCREASE, f"The order is larger than the position it may reduce ({abs(held)})."
        )
    if terms.side is Side.SELL and not book.may_short(terms.symbol) and _opens(book, order):
        yield Denied(DenialCode.NOT_SHORTABLE, f"This account may not sell more {terms.symbol} than it holds.")


def _opens(book: AccountBook, order: Order) -> bool:
    working = {known.id: known for known in book.working(order.terms.symbol)} | {order.id: order}
    parts = opening_parts(book.held(order.terms.symbol), working.values())
    return any(qty > ZERO for known, qty in parts if known.id == order.id)


def _is_immediate(terms: OrderTerms) -> bool:
    return terms.type is OrderType.MARKET or terms.time_in_force in (TimeInForce.IOC, TimeInForce.FOK)
