"""The update of every scripted topic, and the item of every scripted list, as a generated package has them."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo

from tradegen_runtime.client import Decoding

SIDES = ("buy", "sell")

Whole = Annotated[int, Field(strict=True, ge=-(2**53) + 1, le=2**53 - 1)]


def _side(value: str, info: ValidationInfo) -> str:
    """Keep a side nobody knows, and tell of it."""
    if value not in SIDES and isinstance(info.context, Decoding):
        info.context.found("enum", "/side", value)
    return value


class Tick(BaseModel):
    """A number, and sometimes a side."""

    n: Whole
    side: Annotated[str, AfterValidator(_side)] | None = None


class Entry(BaseModel):
    """A number that identifies it, and a value; 0 says that it has left."""

    n: Whole
    v: Whole
