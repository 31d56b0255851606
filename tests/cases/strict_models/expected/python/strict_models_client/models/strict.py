"""Models of ``strict``."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AwareDatetime, Field

from strict_models_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Kind(StrEnum):
    """Text in JSON."""

    A = "a"
    B = "b"


class Request(WireModel):
    """Strict params."""

    kind: Kind
    numbers: list[int] = Field(default_factory=lambda: [])


class Strict(WireModel):
    """Takes no text for a number."""

    at: AwareDatetime
    id: UUID
    kind: Annotated[Kind | str, OPEN]
    pair: tuple[int, str]
    unique: list[int]
    amount: Decimal
    size: int


class StrictInput(WireModel):
    """Takes no text for a number."""

    at: AwareDatetime
    id: UUID
    kind: Kind
    pair: tuple[int, str]
    unique: list[int]
    amount: float | Decimal
    size: int = 0
