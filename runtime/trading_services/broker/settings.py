"""What an operator may set about the broker."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from trading_services.broker.profile import AccountKind, AccountProfile

Setting: TypeAlias = Callable[[str, str], str]
"""Looks a setting up: name and default to value."""

ACCOUNTS = "TRADING_BROKER_ACCOUNTS"
"""Accounts to open, ``id:kind:deposit:currency`` separated by commas; the first is the default account."""

COMMISSION_RATE = "TRADING_BROKER_COMMISSION_RATE"
"""Commission as a fraction of the notional."""

PARTICIPATION = "TRADING_BROKER_PARTICIPATION"
"""Fraction of an event's volume that one account may take."""

MAX_LEVERAGE = "TRADING_BROKER_MAX_LEVERAGE"
"""Largest leverage of a margin account."""


class SettingError(ValueError):
    """A setting cannot be understood."""


@dataclass(frozen=True, slots=True)
class BrokerSettings:
    """Accounts to open; the first is the default account."""

    profiles: tuple[AccountProfile, ...]


def read_settings(setting: Setting) -> BrokerSettings:
    """Read the settings.

    Raises:
        SettingError: a value is malformed or out of range, or two accounts have the same id.
    """
    rate = _number(setting, COMMISSION_RATE, "0.0005", least=Decimal(0), most=Decimal(1))
    participation = _number(setting, PARTICIPATION, "0.1", least=Decimal(0), most=Decimal(1))
    leverage = _number(setting, MAX_LEVERAGE, "10", least=Decimal(1), most=Decimal(1000))
    profiles = tuple(
        _profile(entry.strip(), rate=rate, participation=participation, leverage=leverage)
        for entry in setting(ACCOUNTS, "demo:margin:100000:USD").split(",")
    )
    if len({profile.id for profile in profiles}) < len(profiles):
        raise SettingError(f"{ACCOUNTS} names an account twice")
    return BrokerSettings(profiles=profiles)


def _profile(entry: str, *, rate: Decimal, participation: Decimal, leverage: Decimal) -> AccountProfile:
    match entry.split(":"):
        case [account_id, "cash" | "margin" as kind, deposit, currency] if 0 < len(account_id) <= 32 and currency:
            return AccountProfile(
                id=account_id,
                name=account_id.replace("-", " ").capitalize(),
                currency=currency,
                kind=AccountKind(kind),
                deposit=_decimal(ACCOUNTS, deposit),
                commission_rate=rate,
                participation=participation,
                max_leverage=leverage,
            )
        case _:
            raise SettingError(f"{ACCOUNTS}: {entry!r} is not id:cash:deposit:currency or id:margin:deposit:currency")


def _number(setting: Setting, name: str, default: str, *, least: Decimal, most: Decimal) -> Decimal:
    number = _decimal(name, setting(name, default))
    if not least <= number <= most:
        raise SettingError(f"{name} must be from {least} to {most}, not {number}")
    return number


def _decimal(name: str, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise SettingError(f"{name}: {text!r} is not a number") from None
    if not number.is_finite() or number < 0:
        raise SettingError(f"{name}: {text!r} is not a number of 0 or more")
    return number
