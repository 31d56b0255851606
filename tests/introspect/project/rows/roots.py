"""Root models are their value."""

from pydantic import BaseModel, RootModel, model_validator


class Item(BaseModel):
    id: int


class Items(RootModel[list[Item]]):
    """Some items."""


class Name(RootModel[str]):
    root: str = "nobody"

    @model_validator(mode="after")
    def check(self) -> "Name":
        """Accept every name."""
        return self


class Choice(RootModel[int | str | None]):
    pass
