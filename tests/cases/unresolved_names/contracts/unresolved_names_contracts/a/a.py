"""Forward references to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from decimal import Decimal


class Thing(BaseModel):
    """A thing."""

    amount: Decimal


class Other(BaseModel):
    """Refers to nothing."""

    thing: "Nowhere"
