"""Models of a package that is not a contract."""

from decimal import Decimal

from pydantic import BaseModel

from foreign_money.money import Cash, Coin


class Purse(BaseModel):
    """Holds foreign models."""

    cash: Cash
    coins: list[Coin] = []
    limit: Decimal | None = None
