"""Strict models take what JSON can say: text for dates, identifiers and enums, lists for tuples and sets."""

from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict


class Kind(StrEnum):
    """Text in JSON."""

    A = "a"
    B = "b"


class Strict(BaseModel):
    """Takes no text for a number."""

    model_config = ConfigDict(strict=True)

    at: AwareDatetime
    id: UUID
    kind: Kind
    pair: tuple[int, str]
    unique: set[int]
    amount: Decimal
    size: int = 0


class Request(BaseModel):
    """Strict params."""

    model_config = ConfigDict(strict=True)

    kind: Kind
    numbers: set[int] = set()
