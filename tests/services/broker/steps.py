"""Random days of trading: commands and prices as values, and how they are carried out."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from random import Random
from typing import TypeAlias, assert_never

from hypothesis import strategies as st
from tests.services.broker.scripted_market import ScriptedMarket

from trading_services.broker.broker import Broker
from trading_services.broker.denial import Denied
from trading_services.broker.desk import TermsChange
from trading_services.broker.money import exact
from trading_services.broker.order import OrderTerms, OrderType, TimeInForce
from trading_services.broker.side import Side

SYMBOLS = ("AAPL", "MSFT", "COIN")
START = Decimal(100)


@dataclass(frozen=True)
class Price:
    """The price goes to 100 plus ``offset``."""

    symbol: str
    offset: Decimal
    half_spread: Decimal
    volume: int
    gap: bool
    closes: bool


@dataclass(frozen=True)
class Place:
    """An order whose prices are 100 plus an offset."""

    account: str
    terms: OrderTerms


@dataclass(frozen=True)
class Modify:
    """Change the ``nth`` order of an account."""

    account: str
    nth: int
    change: TermsChange


@dataclass(frozen=True)
class Cancel:
    """Cancel the ``nth`` order of an account."""

    account: str
    nth: int


@dataclass(frozen=True)
class Close:
    """Close a position, or a part of it."""

    account: str
    symbol: str
    amount: int | None


@dataclass(frozen=True)
class Lever:
    """Set the leverage of an instrument."""

    account: str
    symbol: str
    leverage: int


Step: TypeAlias = Price | Place | Modify | Cancel | Close | Lever


def days(accounts: tuple[str, ...], *, spread: bool = True) -> st.SearchStrategy[list[Step]]:
    """Generate days of trading on some accounts.

    A day is drawn from a seed, so that it is long and full of fills; a shorter day of the same seed is its beginning,
    which is what a failing day is shrunk to.
    """
    return st.builds(
        lambda seed, length: list(islice(_Day(Random(seed), accounts, spread=spread).steps(), length)),
        st.integers(0, 2**32),
        st.integers(1, 150),
    )


class _Day:
    """Prices that walk, and traders who follow them."""

    def __init__(self, random: Random, accounts: tuple[str, ...], *, spread: bool) -> None:
        self._random = random
        self._accounts = accounts
        self._spread = spread
        self._offsets = dict.fromkeys(SYMBOLS, Decimal(0))

    def steps(self) -> Iterator[Step]:
        """Go on for ever."""
        kinds = (self._price, self._place, self._modify, self._cancel, self._close, self._lever)
        while True:
            (kind,) = self._random.choices(kinds, weights=(45, 35, 6, 4, 8, 2))
            yield kind()

    def _price(self) -> Price:
        symbol, gap = self._symbol(), self._random.random() < 0.2
        widest = 1_000 if gap else 250
        offset = self._offsets[symbol] + self._cents(widest)
        self._offsets[symbol] = max(min(offset, Decimal(60)), Decimal(-60))
        return Price(
            symbol=symbol,
            offset=self._offsets[symbol],
            half_spread=abs(self._cents(20)) if self._spread else Decimal(0),
            volume=self._random.choice((0, 150, 333, 700, 5_000, 5_000)),
            gap=gap,
            closes=self._random.random() < 0.1,
        )

    def _place(self) -> Place:
        symbol = self._symbol()
        type_ = self._random.choice(tuple(OrderType))
        qty = Decimal(self._random.choice((1, 7, 10, 33, 60, 150, 400)))
        terms = OrderTerms(
            symbol=symbol,
            type=type_,
            side=self._random.choice(tuple(Side)),
            qty=qty / 1000 if symbol == "COIN" and self._random.random() < 0.5 else qty,
            limit_price=self._near(symbol) if type_ in (OrderType.LIMIT, OrderType.STOP_LIMIT) else None,
            stop_price=self._near(symbol) if type_ in (OrderType.STOP, OrderType.STOP_LIMIT) else None,
            time_in_force=self._random.choice((*TimeInForce, TimeInForce.GTC, TimeInForce.GTC)),
            reduce_only=self._random.random() < 0.2,
        )
        return Place(self._account(), terms)

    def _modify(self) -> Modify:
        change = TermsChange(
            qty=self._random.choice((None, Decimal(5), Decimal(50), Decimal(500))),
            limit_price=self._random.choice((None, self._near("AAPL"))),
            stop_price=self._random.choice((None, None, self._near("AAPL"))),
        )
        return Modify(self._account(), self._nth(), change)

    def _cancel(self) -> Cancel:
        return Cancel(self._account(), self._nth())

    def _close(self) -> Close:
        return Close(self._account(), self._symbol(), self._random.choice((None, None, 3, 20)))

    def _lever(self) -> Lever:
        return Lever(self._account(), self._symbol(), self._random.randint(0, 6))

    def _account(self) -> str:
        return self._random.choice(self._accounts)

    def _symbol(self) -> str:
        return self._random.choices(SYMBOLS, weights=(6, 1, 2))[0]

    def _nth(self) -> int:
        return self._random.randint(0, 30)

    def _cents(self, widest: int) -> Decimal:
        return Decimal(self._random.randint(-widest, widest)) / 100

    def _near(self, symbol: str) -> Decimal:
        return START + self._offsets[symbol] + self._cents(250)


def carry_out(step: Step, broker: Broker, market: ScriptedMarket) -> None:
    """Let a step happen, or be denied."""
    if isinstance(step, Price):
        market.move(
            START + step.offset,
            symbol=step.symbol,
            half_spread=step.half_spread,
            volume=Decimal(step.volume),
            gap=step.gap,
            closes_session=step.closes,
        )
        return
    desk = broker.desk(step.account)
    order_ids = list(desk.book.orders)
    with suppress(Denied), exact():
        match step:
            case Place(_, terms):
                desk.place(terms)
            case Modify(_, nth, change):
                if nth < len(order_ids):
                    desk.modify(order_ids[nth], change)
            case Cancel(_, nth):
                if nth < len(order_ids):
                    desk.cancel(order_ids[nth])
            case Close(_, symbol, amount):
                position = desk.book.position(symbol)
                if position is not None:
                    desk.close(position.id, amount=None if amount is None else Decimal(amount))
            case Lever(_, symbol, leverage):
                desk.set_leverage(symbol, Decimal(leverage))
            case _:
                assert_never(step)
    broker.publish(desk)


def mirrored(step: Step) -> Step:
    """Swap buy and sell, and reflect every price at 100."""
    match step:
        case Price():
            return replace(step, offset=-step.offset)
        case Place(_, terms):
            return replace(
                step,
                terms=replace(
                    terms,
                    side=terms.side.opposite,
                    limit_price=_reflected(terms.limit_price),
                    stop_price=_reflected(terms.stop_price),
                ),
            )
        case Modify(_, _, change):
            return replace(
                step,
                change=replace(
                    change, limit_price=_reflected(change.limit_price), stop_price=_reflected(change.stop_price)
                ),
            )
        case _:
            return step


def _reflected(price: Decimal | None) -> Decimal | None:
    return None if price is None else 2 * START - price
