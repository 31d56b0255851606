"""What a fill does to an order, its position and the ledger, before it is decided whether it may happen."""

from dataclasses import dataclass
from decimal import Decimal

from trading_services.broker.execution import Execution, Liquidity
from trading_services.broker.ledger import Ledger
from trading_services.broker.order import Order
from trading_services.broker.position import Position
from trading_services.broker.prices import Quote
from trading_services.broker.profile import AccountProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The state after a fill; ``opening_qty`` is the part of it that opened."""

    execution: Execution
    order: Order
    position: Position
    ledger: Ledger
    opening_qty: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """A fill as the market offers it."""

    qty: Decimal
    price: Decimal
    liquidity: Liquidity
    quote: Quote


def settle(
    profile: AccountProfile, ledger: Ledger, *, order: Order, position: Position, fill: Fill, seq: int
) -> Settlement:
    """Work out a fill; ``seq`` is the number it would have on the account."""
    side, time = order.terms.side, fill.quote.time
    after = position.apply(side, fill.qty, fill.price, quote=fill.quote, unit=profile.unit)
    realized = after.realized - position.realized
    fee = profile.commission(fill.qty, fill.price)
    filled = order.fill(fill.qty, fill.price, time=time)
    execution = Execution(
        id=f"{order.id}-F{filled.fills}",
        order_id=order.id,
        account_id=order.account_id,
        symbol=order.terms.symbol,
        side=side,
        qty=fill.qty,
        price=fill.price,
        time=time,
        commission=fee,
        currency=profile.currency,
        liquidity=fill.liquidity,
        realized=realized,
        seq=seq,
    )
    return Settlement(
        execution=execution,
        order=filled,
        position=after,
        ledger=ledger.pay(side.sign * fill.qty * fill.price, realized=realized, fee=fee),
        opening_qty=fill.qty - position.closing_part(side, fill.qty),
    )
