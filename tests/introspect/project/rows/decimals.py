"""Decimals are read as numbers or strings and sent as strings."""

from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel, Field


class Decimals(BaseModel):
    plain: Decimal
    bounded: Decimal = Field(gt=Decimal("0"), le=Decimal("1.50"), max_digits=5)
    defaulted: Decimal = Decimal("1E+2")
    fraction: Fraction
