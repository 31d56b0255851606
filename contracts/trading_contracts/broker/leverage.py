"""Leverage: how much margin an instrument asks of an account."""

from pydantic import BaseModel, ConfigDict

from trading_contracts.common.identifiers import Id, Symbol
from trading_contracts.common.numbers import Dec, PositiveDec


class LeverageInfo(BaseModel):
    """Leverage of one instrument on one account, and what it may be."""

    title: str
    """What to show above the slider."""
    leverage: Dec
    """Leverage in force."""
    min: Dec
    """Smallest allowed."""
    max: Dec
    """Largest allowed."""
    step: Dec
    """Distance of allowed values, counted from ``min``."""


class LeverageSetting(BaseModel):
    """A leverage to set or to preview."""

    model_config = ConfigDict(extra="forbid")

    accountId: Id | None = None
    """The account; the caller's default account when left out."""
    symbol: Symbol
    """Ticker, or ``EXCHANGE:TICKER``."""
    leverage: PositiveDec
    """The leverage."""


class LeverageResult(BaseModel):
    """Leverage now in force."""

    leverage: Dec
    """The leverage."""


class LeveragePreview(BaseModel):
    """What setting a leverage would do."""

    infos: list[str]
    """What would change."""
    warnings: list[str]
    """What the caller should know."""
    errors: list[str]
    """Why it would be refused; empty when it would be accepted."""
