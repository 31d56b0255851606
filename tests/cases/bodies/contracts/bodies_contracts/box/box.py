"""What a body and an answer may be."""

from typing import Annotated

from pydantic import BaseModel, Field


class Item(BaseModel):
    """An item."""

    name: str
    count: int = 1


Percent = Annotated[float, Field(ge=0, le=100)]
