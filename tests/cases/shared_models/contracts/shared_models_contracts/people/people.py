"""Knows orders only by name."""

from __future__ import annotations

from pydantic import BaseModel

from shared_models_contracts.common.common import Amount, Currency


class Person(BaseModel):
    """A person."""

    name: str
    wallet: Amount = 0
    currency: Currency = Currency.EUR
