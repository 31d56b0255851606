"""Changes of prices."""

from pydantic import AwareDatetime, BaseModel

from shop_contracts.common.money import Money


class PriceRequest(BaseModel):
    """Whose price to follow."""

    product: str


class PriceChange(BaseModel):
    """A price as it is now."""

    product: str
    price: Money
    since: AwareDatetime
