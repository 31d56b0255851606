"""Whether an order meets the market on one path segment, and at which price.

A segment runs from the price before to the price of the event. Only its end is certain to be later than an order
that was placed meanwhile, so the end decides *whether* an order meets the market, and the start decides *how*:

- the segment started on the order's far side: the price came through the order's own price, which is what it gets;
- it started on the near side, or the price jumped: the order gets the price of the event, like a market order.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from trading_services.broker.execution import Liquidity
from trading_services.broker.money import ZERO
from trading_services.broker.order import Order, OrderType
from trading_services.broker.prices import PriceEvent, Quote
from trading_services.broker.side import Side


@dataclass(frozen=True, slots=True)
class Segment:
    """The way of one side's price: ask for buyers, bid for sellers."""

    start: Decimal
    end: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The way of both sides' prices to one event."""

    bid: Segment
    ask: Segment

    def facing(self, side: Side) -> Segment:
        """Return the prices that an order of ``side`` meets."""
        return self.ask if side is Side.BUY else self.bid


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An order met the market.

    ``price`` is None where the order is only triggered and then rests. ``distance`` is how far along the segment it
    happened: nearer comes first.
    """

    price: Decimal | None
    liquidity: Liquidity
    distance: Decimal


def path_of(event: PriceEvent, previous: Quote | None) -> Path:
    """Return the way to an event; a jump starts where it ends."""
    if previous is None or event.gap:
        return Path(bid=Segment(event.bid, event.bid), ask=Segment(event.ask, event.ask))
    return Path(bid=Segment(previous.bid, event.bid), ask=Segment(previous.ask, event.ask))


def match(order: Order, path: Path) -> Match | None:
    """Return how an order meets the market on a path, if it does.

    A limit needs the price to go strictly beyond it: a touch does not fill. A stop is reached by a touch.
    """
    terms = order.terms
    segment = path.facing(terms.side)
    match terms.type:
        case OrderType.MARKET:
            return _at_event(segment)
        case OrderType.LIMIT:
            return _match_limit(segment, terms.side, _price(terms.limit_price))
        case OrderType.STOP:
            return _at_event(segment) if order.triggered else _match_stop(segment, terms.side, _price(terms.stop_price))
        case OrderType.STOP_LIMIT:
            limit = _price(terms.limit_price)
            if order.triggered:
                return _match_limit(segment, terms.side, limit)
            return _match_stop_limit(segment, terms.side, _price(terms.stop_price), limit)
        case _:
            assert_never(terms.type)


def _match_limit(segment: Segment, side: Side, limit: Decimal) -> Match | None:
    if not _is_better(segment.end, limit, side):
        return None
    if _is_better(segment.start, limit, side):
        return _at_event(segment)
    return Match(price=limit, liquidity=Liquidity.MAKER, distance=abs(limit - segment.start))


def _match_stop(segment: Segment, side: Side, stop: Decimal) -> Match | None:
    if _is_better(segment.end, stop, side):
        return None
    if not _is_better(segment.start, stop, side):
        return _at_event(segment)
    return Match(price=stop, liquidity=Liquidity.TAKER, distance=abs(stop - segment.start))


def _match_stop_limit(segment: Segment, side: Side, stop: Decimal, limit: Decimal) -> Match | None:
    """Trigger; fill at once only if the price at the trigger is better than the limit."""
    triggered = _match_stop(segment, side, stop)
    if triggered is None or triggered.price is None or _is_better(triggered.price, limit, side):
        return triggered
    return Match(price=None, liquidity=Liquidity.MAKER, distance=triggered.distance)


def _at_event(segment: Segment) -> Match:
    return Match(price=segment.end, liquidity=Liquidity.TAKER, distance=ZERO)


def _is_better(price: Decimal, than: Decimal, side: Side) -> bool:
    """Whether a price is strictly better for the side: lower for a buyer, higher for a seller."""
    return (than - price) * side.sign > 0


def _price(price: Decimal | None) -> Decimal:
    if price is None:
        raise ValueError("an order was accepted without a price that its type needs")
    return price
