"""What an operator may set, and previews that grow old."""

from decimal import Decimal

import pytest

from trading_services.broker.confirmations import Confirmations
from trading_services.broker.denial import Denied
from trading_services.broker.order import OrderTerms, OrderType
from trading_services.broker.settings import SettingError, read_settings
from trading_services.broker.side import Side


def test_defaults() -> None:
    """Without settings there is one demo account."""
    (profile,) = read_settings(lambda _name, default: default).profiles
    assert ("demo", "margin", Decimal(100_000), "USD") == (
        profile.id,
        profile.kind,
        profile.deposit,
        profile.currency,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRADING_BROKER_ACCOUNTS", ""),
        ("TRADING_BROKER_ACCOUNTS", "demo:bank:1:USD"),
        ("TRADING_BROKER_ACCOUNTS", "demo:cash:-1:USD"),
        ("TRADING_BROKER_ACCOUNTS", "a:cash:1:USD,a:cash:1:USD"),
        ("TRADING_BROKER_COMMISSION_RATE", "free"),
        ("TRADING_BROKER_COMMISSION_RATE", "NaN"),
        ("TRADING_BROKER_PARTICIPATION", "1.1"),
        ("TRADING_BROKER_MAX_LEVERAGE", "0.5"),
    ],
)
def test_bad_settings_are_named(name: str, value: str) -> None:
    """A setting that makes no sense stops the start and says which it is."""
    with pytest.raises(SettingError, match=name):
        read_settings(lambda asked, default: value if asked == name else default)


def test_previews_expire() -> None:
    """A preview can be confirmed for a minute."""
    now = [0.0]
    confirmations = Confirmations(clock=lambda: now[0])
    terms = OrderTerms(symbol="AAPL", type=OrderType.MARKET, side=Side.BUY, qty=Decimal(1))
    confirm_id = confirmations.issue("demo", terms)
    now[0] = 59.9
    confirmations.check(confirm_id, "demo", terms)
    now[0] = 60.0
    with pytest.raises(Denied, match="STALE_CONFIRM_ID"):
        confirmations.check(confirm_id, "demo", terms)


def test_a_preview_is_of_one_account() -> None:
    """Another account cannot confirm it."""
    confirmations = Confirmations(clock=lambda: 0.0)
    terms = OrderTerms(symbol="AAPL", type=OrderType.MARKET, side=Side.BUY, qty=Decimal(1))
    confirm_id = confirmations.issue("demo", terms)
    with pytest.raises(Denied, match="STALE_CONFIRM_ID"):
        confirmations.check(confirm_id, "other", terms)
