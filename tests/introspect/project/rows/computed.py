"""Computed fields are sent and never read."""

from pydantic import BaseModel, computed_field


class Box(BaseModel):
    width: int

    @computed_field
    @property
    def area(self) -> int:
        """The width squared."""
        return self.width**2

    @computed_field(alias="isWide", deprecated="look at width")
    def wide(self) -> bool:
        return self.width > 10


class Holder(BaseModel):
    box: Box
