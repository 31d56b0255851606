"""Accounts worked out by hand, fill by fill."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.services.broker.rig import MARGIN, Rig

PROFILE = replace(MARGIN, deposit=Decimal(10_000))

# side, qty, price | signed qty, cost, realised, fees, cash, balance, unrealised, equity
WITH_COMMISSION = [
    ("buy", "10", "100", "10", "1000", "0", "1", "8999", "9999", "0", "9999"),
    ("buy", "5", "110", "15", "1550", "0", "1.55", "8448.45", "9998.45", "100", "10098.45"),
    ("sell", "6", "120", "9", "930", "100", "2.27", "9167.73", "10097.73", "150", "10247.73"),
    ("sell", "12", "90", "-3", "-270", "-20", "3.35", "10246.65", "9976.65", "0", "9976.65"),
    ("buy", "3", "80", "0", "0", "10", "3.59", "10006.41", "10006.41", "0", "10006.41"),
]
THIRDS = [
    ("buy", "1", "10", "1", "10", "0", "0", "9990", "10000", "0", "10000"),
    ("buy", "2", "10.01", "3", "30.02", "0", "0", "9969.98", "10000", "0.01", "10000.01"),
    ("sell", "1", "10.01", "2", "20.01", "0", "0", "9979.99", "10000", "0.01", "10000.01"),
    ("sell", "1", "10.01", "1", "10.01", "0.01", "0", "9990", "10000.01", "0", "10000.01"),
    ("sell", "1", "10.01", "0", "0", "0.01", "0", "10000.01", "10000.01", "0", "10000.01"),
]
SHORT = [
    ("sell", "10", "50", "-10", "-500", "0", "0", "10500", "10000", "0", "10000"),
    ("sell", "10", "60", "-20", "-1100", "0", "0", "11100", "10000", "-100", "9900"),
    ("buy", "5", "40", "-15", "-825", "75", "0", "10900", "10075", "225", "10300"),
    ("buy", "20", "30", "5", "150", "450", "0", "10300", "10450", "0", "10450"),
]


@pytest.mark.parametrize(
    ("rate", "rows"),
    [("0.001", WITH_COMMISSION), ("0", THIRDS), ("0", SHORT)],
    ids=["commission, partial close, flip", "rounding of thirds", "short, flip to long"],
)
def test_ledger(rate: str, rows: list[tuple[str, ...]]) -> None:
    """Quantity, cost, profit, fees, cash, balance and equity after each fill are those worked out by hand."""
    rig = Rig(profile=replace(PROFILE, commission_rate=Decimal(rate)))
    for side, qty, price, *expected in rows:
        rig.place(side, qty)
        rig.market.move(price)
        position, ledger, figures = rig.position(), rig.desk.book.ledger, rig.figures
        assert [Decimal(number) for number in expected] == [
            position.qty,
            position.cost,
            figures.realized,
            figures.fees,
            ledger.cash,
            figures.balance,
            figures.unrealized,
            figures.equity,
        ]


def test_each_execution_says_what_it_realised() -> None:
    """The profit of a fill is its own, not the position's."""
    rig = Rig(profile=replace(PROFILE, commission_rate=Decimal("0.001")))
    for side, qty, price, *_ in WITH_COMMISSION:
        rig.place(side, qty)
        rig.market.move(price)
    assert [0, 0, 100, -120, 30] == [each.realized for each in rig.executions]


def test_last_broadcast_equity_of_a_round_trip() -> None:
    """After a round trip that earns 100, the last equity announced has the 100."""
    rig = Rig()
    rig.place("buy", "10")
    rig.market.move("100")
    rig.place("sell", "10")
    rig.market.move("110")
    assert (Decimal(100_100), Decimal(100_100)) == (rig.figures.equity, rig.desk.book.figures().equity)


def test_unrealised_profit_follows_the_market(rig: Rig) -> None:
    """A price event alone moves the equity."""
    rig.hold("buy", "10")
    rig.market.move("103")
    assert (Decimal(30), Decimal(100_030)) == (rig.position().unrealized, rig.figures.equity)


def test_positions_are_valued_at_the_side_they_could_be_left_at(rig: Rig) -> None:
    """A long position is worth the bid, a short one the ask."""
    rig.hold("buy", "10")
    rig.market.move("100", half_spread="0.25")
    assert Decimal("-2.5") == rig.position().unrealized
    rig.hold("sell", "20")
    rig.market.move("100", half_spread="0.25")
    assert Decimal("-2.5") == rig.position().unrealized


def test_a_flip_keeps_the_position_and_its_id(rig: Rig) -> None:
    """Netting: one position for an account and a symbol, whatever its side."""
    rig.hold("buy", "10")
    first = rig.position()
    rig.hold("sell", "15")
    assert (first.id, "sell", Decimal(-5)) == (rig.position().id, rig.position().side.value, rig.position().qty)


def test_margin_of_positions_and_orders(rig: Rig) -> None:
    """Half of the notional of what is held and of what orders would open; closing orders lock nothing."""
    rig.hold("buy", "10")
    assert (Decimal(500), Decimal(250)) == (rig.figures.margin_used, rig.figures.maintenance)
    rig.place("buy", "10", "limit", limit="90")
    assert Decimal(950) == rig.figures.margin_used
    rig.place("sell", "10", "limit", limit="110")
    assert Decimal(950) == rig.figures.margin_used
    rig.place("sell", "4", "limit", limit="120")
    assert Decimal(950 + 240) == rig.figures.margin_used


def test_a_canceled_order_gives_its_margin_back(rig: Rig) -> None:
    """Open-order margin ends with the order."""
    order_id = rig.place("buy", "10", "limit", limit="90")
    rig.desk.cancel(order_id)
    assert Decimal(0) == rig.figures.margin_used
