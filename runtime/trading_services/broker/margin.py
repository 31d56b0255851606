"""Margin: what positions and working orders lock, and what is left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from trading_services.broker.leverage import Leverages
from trading_services.broker.money import ZERO
from trading_services.broker.order import Order, OrderTerms
from trading_services.broker.position import Position
from trading_services.broker.prices import Instrument, Quote
from trading_services.broker.profile import AccountKind, AccountProfile
from trading_services.broker.side import Side


@dataclass(frozen=True, slots=True)
class MarginRates:
    """Fractions of the notional needed to open and to hold."""

    initial: Decimal
    maintenance: Decimal


def margin_rates(profile: AccountProfile, instrument: Instrument, leverages: Leverages) -> MarginRates:
    """Return the rates of an instrument; a cash account pays in full and cannot be called."""
    if profile.kind is AccountKind.CASH:
        return MarginRates(initial=Decimal(1), maintenance=ZERO)
    leverage = leverages.of(instrument.symbol)
    return MarginRates(
        initial=instrument.margin_init / leverage,
        maintenance=instrument.margin_maint / leverage,
    )


def reserve_price(terms: OrderTerms, quote: Quote | None) -> Decimal | None:
    """Return the price to reserve margin at: the worst the order is likely to fill at; None without any price.

    A buyer's limit is the worst price. A seller's limit, and a stop, may be passed by the market.
    """
    market = None if quote is None else (quote.ask if terms.side is Side.BUY else quote.bid)
    if terms.limit_price is not None and terms.side is Side.BUY:
        return terms.limit_price
    prices = [price for price in (terms.limit_price, terms.stop_price, market) if price is not None]
    return max(prices, default=None)


def opening_parts(held: Decimal, orders: Iterable[Order]) -> Iterator[tuple[Order, Decimal]]:
    """Say of each working order of one instrument how much of its rest would open.

    Orders against the held quantity close it in the order they were placed; what goes beyond opens. Reduce-only
    orders never open, and leave what they close to the others, so that accepting one locks nothing.
    """
    closable = abs(held)
    for order in orders:
        if order.terms.reduce_only:
            yield order, ZERO
        elif held * order.terms.side.sign < 0:
            closing = min(closable, order.remaining_qty)
            closable -= closing
            yield order, order.remaining_qty - closing
        else:
            yield order, order.remaining_qty


def position_margin(position: Position, rates: MarginRates) -> Decimal:
    """Return the margin a position uses."""
    return abs(position.value) * rates.initial


def order_margin(profile: AccountProfile, opening_qty: Decimal, price: Decimal, *, rates: MarginRates) -> Decimal:
    """Return the margin the opening part of an order locks, with its commission."""
    return opening_qty * price * rates.initial + profile.commission(opening_qty, price)
