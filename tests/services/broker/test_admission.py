"""What is refused, with which code, and that a refusal changes nothing."""

from dataclasses import replace
from decimal import Decimal
from typing import TypedDict

import pytest
from tests.services.broker.rig import CASH, MARGIN, Rig

from trading_services.broker.denial import Denied
from trading_services.broker.desk import TermsChange


class Asked(TypedDict, total=False):
    """What differs from a plain order of ten."""

    symbol: str
    limit: str
    stop: str
    tif: str
    reduce_only: bool


REFUSED: list[tuple[str, str, str, str, Asked]] = [
    ("UNKNOWN_SYMBOL", "buy", "10", "market", {"symbol": "NOPE"}),
    ("CURRENCY_MISMATCH", "buy", "10", "market", {"symbol": "SAP"}),
    ("NO_MARKET_PRICE", "buy", "10", "market", {"symbol": "MSFT"}),
    ("INVALID_QTY", "buy", "1000000000000000", "market", {}),
    ("INVALID_QTY_STEP", "buy", "1.5", "market", {}),
    ("INVALID_TICK", "buy", "10", "limit", {"limit": "99.999"}),
    ("INVALID_TICK", "buy", "10", "stop", {"stop": "101.001"}),
    ("INSUFFICIENT_MARGIN", "buy", "2001", "market", {}),
    ("INSUFFICIENT_MARGIN", "sell", "2001", "market", {}),
    ("INSUFFICIENT_MARGIN", "buy", "1000", "limit", {"limit": "200.01"}),
    ("INSUFFICIENT_MARGIN", "sell", "2000", "limit", {"limit": "100.01"}),
    ("REDUCE_ONLY_WOULD_INCREASE", "sell", "10", "market", {"reduce_only": True}),
]


@pytest.mark.parametrize(("code", "side", "qty", "type_", "asked"), REFUSED)
def test_refusals(rig: Rig, code: str, side: str, qty: str, type_: str, asked: Asked) -> None:
    """Every reason has its code; the account is as before and nothing was announced."""
    rig.announced()
    before = rig.desk.book.equity
    with pytest.raises(Denied) as denied:
        rig.place(side, qty, type_, **asked)
    assert (code, before, [], {}) == (denied.value.code, rig.desk.book.equity, rig.announced(), rig.desk.book.orders)


def test_all_margin_may_be_used(rig: Rig) -> None:
    """An order that takes the last of the margin is accepted."""
    rig.place("buy", "2000")
    assert Decimal(0) == rig.figures.margin_available


def test_closed_markets_take_only_orders_that_can_wait(rig: Rig) -> None:
    """Market and immediate orders are refused while nothing is traded."""
    rig.market.closed = True
    with pytest.raises(Denied, match="MARKET_CLOSED"):
        rig.place("buy", "10")
    with pytest.raises(Denied, match="MARKET_CLOSED"):
        rig.place("buy", "10", "limit", limit="99", tif="ioc")
    assert "working" == rig.order(rig.place("buy", "10", "limit", limit="99")).status.value


def test_cash_accounts_hold_no_shorts() -> None:
    """A cash account sells what it holds and what its other orders leave of it."""
    rig = Rig(profile=CASH)
    with pytest.raises(Denied, match="NOT_SHORTABLE"):
        rig.place("sell", "1")
    rig.hold("buy", "10")
    rig.place("sell", "6", "limit", limit="110")
    with pytest.raises(Denied, match="NOT_SHORTABLE"):
        rig.place("sell", "5", "limit", limit="120")
    assert "working" == rig.order(rig.place("sell", "4", "limit", limit="120")).status.value


def test_cash_accounts_pay_in_full() -> None:
    """A cash account has no leverage."""
    rig = Rig(profile=replace(CASH, deposit=Decimal(1_000)))
    with pytest.raises(Denied, match="INSUFFICIENT_MARGIN"):
        rig.place("buy", "11")
    rig.hold("buy", "10")
    assert (Decimal(0), Decimal(0)) == (rig.figures.margin_available, rig.desk.book.ledger.cash)


def test_a_cash_account_does_not_go_short_when_its_position_is_gone() -> None:
    """A resting sell order ends instead of opening a short once the position was closed under it."""
    rig = Rig(profile=CASH)
    rig.hold("buy", "10")
    resting = rig.place("sell", "10", "limit", limit="110")
    rig.desk.close(rig.position().id)
    rig.market.move("100")
    rig.market.move("111")
    order = rig.order(resting)
    assert ("canceled", "NOT_SHORTABLE", Decimal(0)) == (order.status.value, order.reason, rig.position().qty)


def test_instruments_may_forbid_shorts(rig: Rig) -> None:
    """A margin account cannot short what is not shortable."""
    rig.market.move("50", symbol="MSFT")
    with pytest.raises(Denied, match="NOT_SHORTABLE"):
        rig.place("sell", "1", symbol="MSFT")


def test_margin_is_checked_again_at_the_fill(rig: Rig) -> None:
    """An order that the market has made too dear is not executed."""
    order_id = rig.place("buy", "2000")
    rig.market.move("101")
    order = rig.order(order_id)
    assert ("canceled", "INSUFFICIENT_MARGIN", []) == (order.status.value, order.reason, rig.fills())


def test_a_stop_limit_that_cannot_be_afforded_at_its_trigger_is_rejected() -> None:
    """Another position has lost what the triggered order needs."""
    rig = Rig(profile=replace(MARGIN, deposit=Decimal(1_000)))
    rig.market.move("50", symbol="MSFT")
    rig.hold("buy", "10")
    order_id = rig.place("buy", "10", "stop_limit", stop="51", limit="52", symbol="MSFT")
    rig.market.move("40")
    rig.market.move("51.50", symbol="MSFT")
    order = rig.order(order_id)
    assert ("rejected", "INSUFFICIENT_MARGIN", 1) == (order.status.value, order.reason, len(rig.fills()))


def test_closing_is_possible_without_margin(rig: Rig) -> None:
    """An account under water can always get out."""
    rig.hold("buy", "2000")
    rig.market.move("40")
    assert rig.figures.margin_available < 0
    rig.hold("sell", "2000")
    assert Decimal(0) == rig.position().qty


def test_a_flip_that_cannot_be_afforded_closes_only(rig: Rig) -> None:
    """The closing part of a fill always happens, the opening part only with margin."""
    rig.hold("buy", "1000")
    order_id = rig.place("sell", "2000")
    rig.market.move("100", half_spread="40")
    order = rig.order(order_id)
    assert ("canceled", "INSUFFICIENT_MARGIN", [("1000", "100"), ("1000", "60")]) == (
        order.status.value,
        order.reason,
        rig.fills(),
    )


def test_client_order_ids_are_used_once(rig: Rig) -> None:
    """The second order of the same client id is refused, even when the first has ended."""
    rig.desk.cancel(rig.place("buy", "10", client_order_id="mine"))
    with pytest.raises(Denied, match="DUPLICATE_CLIENT_ORDER_ID"):
        rig.place("buy", "10", client_order_id="mine")
    assert 1 == len(rig.desk.book.orders)


def test_a_refused_order_does_not_use_its_client_id_up(rig: Rig) -> None:
    """The caller may try again with the same id."""
    with pytest.raises(Denied, match="INVALID_QTY"):
        rig.place("buy", "1.5", client_order_id="mine")
    assert "working" == rig.order(rig.place("buy", "1", client_order_id="mine")).status.value


def test_final_orders_cannot_be_canceled_or_modified(rig: Rig) -> None:
    """A filled order stays filled."""
    order_id = rig.place("buy", "10")
    rig.market.move("100")
    with pytest.raises(Denied, match="ORDER_FINAL"):
        rig.desk.cancel(order_id)
    with pytest.raises(Denied, match="ORDER_FINAL"):
        rig.desk.modify(order_id, TermsChange(qty=Decimal(20)))
    assert "filled" == rig.order(order_id).status.value


CHANGES = [
    ("STALE_VERSION", TermsChange(qty=Decimal(20), version=7)),
    ("INVALID_QTY", TermsChange(qty=Decimal(4))),
    ("INVALID_QTY_STEP", TermsChange(qty=Decimal("20.5"))),
    ("INVALID_TICK", TermsChange(limit_price=Decimal("99.999"))),
    ("INVALID_PRICE", TermsChange(stop_price=Decimal(90))),
    ("INSUFFICIENT_MARGIN", TermsChange(qty=Decimal(3000))),
]


@pytest.mark.parametrize(("code", "change"), CHANGES)
def test_refused_changes(rig: Rig, code: str, change: TermsChange) -> None:
    """A change that is refused leaves the partly filled order as it was."""
    order_id = rig.place("buy", "10", "limit", limit="99")
    rig.market.move("98", volume="40")
    before = rig.order(order_id)
    with pytest.raises(Denied) as denied:
        rig.desk.modify(order_id, change)
    assert (code, before) == (denied.value.code, rig.order(order_id))


def test_a_change_takes_effect(rig: Rig) -> None:
    """Quantity and price change, margin follows, the version goes one on."""
    order_id = rig.place("buy", "10", "limit", limit="90")
    order = rig.desk.modify(order_id, TermsChange(qty=Decimal(20), limit_price=Decimal(95), version=1))
    assert (2, Decimal(20), Decimal(95), Decimal(950)) == (
        order.version,
        order.terms.qty,
        order.terms.limit_price,
        rig.figures.margin_used,
    )


def test_closing_more_than_is_held_is_refused(rig: Rig) -> None:
    """The amount may not exceed the position, and a closed position cannot be closed."""
    rig.hold("buy", "10")
    with pytest.raises(Denied, match="AMOUNT_EXCEEDS"):
        rig.desk.close(rig.position().id, amount=Decimal(11))
    rig.desk.close(rig.position().id)
    rig.market.move("100")
    with pytest.raises(Denied, match="UNKNOWN_POSITION"):
        rig.desk.close(rig.position().id)


def test_reduce_only_never_flips(rig: Rig) -> None:
    """Two closing orders for the same position: the second is cut to what is left, then canceled."""
    rig.hold("buy", "10")
    first, second = rig.desk.close(rig.position().id), rig.desk.close(rig.position().id, amount=Decimal(6))
    rig.market.move("100", volume="70")
    rig.market.move("100")
    assert (Decimal(0), "filled", "canceled") == (
        rig.position().qty,
        rig.order(first.id).status.value,
        rig.order(second.id).status.value,
    )
