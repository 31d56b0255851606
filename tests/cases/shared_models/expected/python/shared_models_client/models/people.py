"""Models of ``people``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from shared_models_client.models._wire_model import WireModel
from shared_models_client.models.common import Currency
from tradegen_runtime.client import OPEN


class Person(WireModel):
    """A person."""

    name: str
    wallet: Annotated[int, Field(ge=0)]
    """In cents."""
    currency: Annotated[Currency | str, OPEN]


class PersonInput(WireModel):
    """A person."""

    name: str
    wallet: Annotated[int, Field(ge=0)] = 0
    """In cents."""
    currency: Currency = Currency.EUR
