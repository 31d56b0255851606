"""What is announced, and in which order."""

from decimal import Decimal

from tests.services.broker.rig import Rig


def test_order_of_a_fill(rig: Rig) -> None:
    """Execution, order, position, equity: each sees the one before."""
    rig.place("buy", "10")
    assert ["order working", "equity"] == rig.announced()
    rig.market.move("101")
    assert ["execution", "order filled", "position", "equity"] == rig.announced()


def test_each_fill_of_an_event_is_announced_wholly(rig: Rig) -> None:
    """Two fills of one event do not mix."""
    rig.place("buy", "10")
    rig.place("sell", "4")
    rig.announced()
    rig.market.move("101")
    assert ["execution", "order filled", "position", "equity"] * 2 == rig.announced()


def test_a_price_announces_what_is_held(rig: Rig) -> None:
    """New prices value the open position anew; the same price announces nothing."""
    rig.hold("buy", "10")
    rig.announced()
    rig.market.move("101")
    assert ["position", "equity"] == rig.announced()
    rig.market.move("101")
    rig.market.move("70", symbol="MSFT")
    assert [] == rig.announced()


def test_a_closed_position_is_announced_once_and_then_forgotten(rig: Rig) -> None:
    """Quantity 0 says closed; later prices say nothing about it."""
    rig.hold("buy", "10")
    rig.hold("sell", "10")
    assert Decimal(0) == rig.position().qty
    rig.announced()
    rig.market.move("105")
    assert [] == rig.announced()


def test_an_unfilled_immediate_order_ends_after_the_fills(rig: Rig) -> None:
    """IOC: the fill first, then the cancellation of the rest."""
    rig.place("buy", "10", tif="ioc")
    rig.announced()
    rig.market.move("100", volume="50")
    assert ["execution", "order working", "position", "equity", "order canceled", "equity"] == rig.announced()


def test_a_trigger_is_announced(rig: Rig) -> None:
    """A stop-limit that only triggers changes nothing but itself."""
    rig.place("buy", "10", "stop_limit", stop="101", limit="101")
    rig.announced()
    rig.market.move("102")
    assert ["order working"] == rig.announced()


def test_leverage_changes_margin_of_position_and_account(rig: Rig) -> None:
    """More leverage, less margin, for both."""
    rig.hold("buy", "10")
    rig.announced()
    rig.desk.set_leverage("AAPL", Decimal(5))
    rig.broker.publish(rig.desk)
    assert ["position", "equity"] == rig.announced()
    assert Decimal(100) == rig.figures.margin_used
