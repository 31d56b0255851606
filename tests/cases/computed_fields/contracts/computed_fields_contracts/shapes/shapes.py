"""Computed fields are sent and never accepted: the views of every model that holds one differ."""

from pydantic import BaseModel, computed_field


class Rectangle(BaseModel):
    """A rectangle knows its area."""

    width: int
    height: int

    @computed_field
    @property
    def area(self) -> int:
        """Width times height."""
        return self.width * self.height


class Drawing(BaseModel):
    """Holds one: its views differ because of it."""

    name: str
    frame: Rectangle
    shapes: list[Rectangle] = []


class Untouched(BaseModel):
    """Holds none."""

    name: str
