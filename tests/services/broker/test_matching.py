"""When orders meet the market, and at which price."""

import pytest
from tests.services.broker.rig import Rig

FILLS = [
    # type, side, limit, stop, way of the price (a leading ! is a jump), fills
    ("market", "buy", None, None, ["101"], ["101"]),
    ("market", "sell", None, None, ["101"], ["101"]),
    ("limit", "buy", "99", None, ["99.50"], []),
    ("limit", "buy", "99", None, ["99"], []),
    ("limit", "buy", "99", None, ["98"], ["99"]),
    ("limit", "buy", "99", None, ["!98"], ["98"]),
    ("limit", "buy", "102", None, ["101"], ["101"]),
    ("limit", "buy", "102", None, ["103"], []),
    ("limit", "sell", "101", None, ["101"], []),
    ("limit", "sell", "101", None, ["102"], ["101"]),
    ("limit", "sell", "101", None, ["!102"], ["102"]),
    ("limit", "sell", "98", None, ["99"], ["99"]),
    ("stop", "buy", None, "101", ["100.99"], []),
    ("stop", "buy", None, "101", ["101"], ["101"]),
    ("stop", "buy", None, "101", ["103"], ["101"]),
    ("stop", "buy", None, "101", ["!103"], ["103"]),
    ("stop", "sell", None, "99", ["97"], ["99"]),
    ("stop", "sell", None, "99", ["!97"], ["97"]),
    ("stop", "sell", None, "99", ["99.01"], []),
    ("stop_limit", "buy", "102", "101", ["103"], ["101"]),
    ("stop_limit", "buy", "102", "101", ["!103"], []),
    ("stop_limit", "buy", "102", "101", ["!103", "101.50"], ["102"]),
    ("stop_limit", "buy", "101", "101", ["103"], []),
    ("stop_limit", "buy", "101", "101", ["103", "100"], ["101"]),
    ("stop_limit", "sell", "98", "99", ["97"], ["99"]),
    ("stop_limit", "sell", "98", "99", ["!97", "98.50"], ["98"]),
    ("stop_limit", "buy", "99", "101", ["98"], []),
]


@pytest.mark.parametrize(("type_", "side", "limit", "stop", "way", "prices"), FILLS)
def test_fill_prices(
    rig: Rig, type_: str, side: str, limit: str | None, stop: str | None, way: list[str], prices: list[str]
) -> None:
    """Limits need more than a touch, stops a touch; a jump fills at the price it lands on."""
    rig.place(side, "10", type_, limit=limit, stop=stop)
    for price in way:
        rig.market.move(price.removeprefix("!"), gap=price.startswith("!"))
    assert [("10", price) for price in prices] == rig.fills()


def test_limit_far_above_the_market_fills_at_the_market(rig: Rig) -> None:
    """A buyer never pays the limit where the market asks less."""
    rig.place("buy", "10", "limit", limit="1000")
    rig.market.move("100.50")
    assert [("10", "100.50")] == rig.fills()


def test_limit_far_below_the_market_waits(rig: Rig) -> None:
    """A buy limit of 1.00 with the market at 100 stays where it is."""
    order_id = rig.place("buy", "10", "limit", limit="1.00")
    rig.market.move("99")
    assert ("working", []) == (rig.order(order_id).status.value, rig.fills())


def test_an_order_does_not_see_the_price_it_was_placed_at(rig: Rig) -> None:
    """Nothing is filled before the next event."""
    rig.place("buy", "10")
    assert [] == rig.fills()


def test_buyers_pay_the_ask_and_sellers_get_the_bid(rig: Rig) -> None:
    """Market orders cross the spread."""
    rig.place("buy", "10")
    rig.place("sell", "4")
    rig.market.move("100", half_spread="0.05")
    assert [("10", "100.05"), ("4", "99.95")] == rig.fills()


def test_orders_meet_the_path_in_its_order(rig: Rig) -> None:
    """On the way down the nearer price comes first, whenever it was placed."""
    rig.hold("buy", "10")
    far = rig.place("buy", "1", "limit", limit="95")
    near = rig.place("buy", "1", "limit", limit="98")
    rig.market.move("90")
    assert [near, far] == [each.order_id for each in rig.executions[1:]]


def test_an_event_fills_a_share_of_its_volume(rig: Rig) -> None:
    """Fills take 10 % of the volume at most, in whole steps; the rest keeps working."""
    order_id = rig.place("buy", "10")
    rig.market.move("100", volume="49")
    rig.market.move("101", volume="0")
    rig.market.move("102", volume="1000")
    assert [("4", "100"), ("6", "102")] == rig.fills()
    assert "filled" == rig.order(order_id).status.value


def test_unrecorded_volume_limits_nothing(rig: Rig) -> None:
    """Where no volume is recorded, orders fill whole."""
    rig.market.move("100", symbol="INDEX", volume="0")
    rig.place("buy", "10", symbol="INDEX")
    rig.market.move("101", symbol="INDEX", volume="0")
    assert [("10", "101")] == rig.fills()


def test_orders_share_the_volume_of_an_event(rig: Rig) -> None:
    """Two orders take no more together than one alone could."""
    rig.place("buy", "10")
    rig.place("buy", "10")
    rig.market.move("100", volume="150")
    assert [("10", "100"), ("5", "100")] == rig.fills()


def test_a_triggered_stop_goes_on_as_a_market_order(rig: Rig) -> None:
    """What a stop could not fill at its trigger is filled at the price of the next event."""
    rig.place("buy", "10", "stop", stop="101")
    rig.market.move("102", volume="40")
    rig.market.move("100", volume="100")
    assert [("4", "101"), ("6", "100")] == rig.fills()


def test_a_stop_triggers_without_volume(rig: Rig) -> None:
    """A stop that was reached stays triggered even if nothing could be filled."""
    order_id = rig.place("buy", "10", "stop", stop="101")
    rig.market.move("102", volume="0")
    assert rig.order(order_id).triggered
    rig.market.move("99")
    assert [("10", "99")] == rig.fills()


IMMEDIATE = [
    ("ioc", "40", [("4", "100")], "canceled"),
    ("fok", "40", [], "canceled"),
    ("fok", "1000", [("10", "100")], "filled"),
]


@pytest.mark.parametrize(("tif", "volume", "fills", "status"), IMMEDIATE)
def test_immediate_orders_end_with_the_next_event(
    rig: Rig, tif: str, volume: str, fills: list[tuple[str, str]], status: str
) -> None:
    """IOC takes what there is, FOK all or nothing."""
    order_id = rig.place("buy", "10", tif=tif)
    rig.market.move("100", volume=volume)
    assert (fills, status) == (rig.fills(), rig.order(order_id).status.value)


def test_an_immediate_limit_that_is_not_reached_is_canceled(rig: Rig) -> None:
    """IOC does not rest."""
    order_id = rig.place("buy", "10", "limit", limit="90", tif="ioc")
    rig.market.move("99")
    assert "canceled" == rig.order(order_id).status.value


def test_day_orders_expire_with_the_session(rig: Rig) -> None:
    """The last event of a session may still fill a day order; what is left expires, GTC stays."""
    day = rig.place("buy", "10", "limit", limit="90", tif="day")
    gtc = rig.place("buy", "10", "limit", limit="90")
    rig.market.move("99")
    rig.market.move("98", closes_session=True)
    assert ["expired", "working"] == [rig.order(day).status.value, rig.order(gtc).status.value]


def test_maker_and_taker(rig: Rig) -> None:
    """An order that the price came to made the market, every other took it."""
    rig.place("buy", "10")
    rig.place("buy", "10", "limit", limit="99")
    rig.place("buy", "10", "stop", stop="101")
    rig.market.move("98")
    rig.market.move("102")
    assert ["taker", "maker", "taker"] == [each.liquidity.value for each in rig.executions]
