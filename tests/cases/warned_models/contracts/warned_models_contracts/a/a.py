"""Models that are built, with a warning each."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, SecretStr, SerializeAsAny, Tag


class Shape(BaseModel):
    """A parent."""

    name: str


def _kind(value: Any) -> str:
    return "shape" if isinstance(value, Shape) or (isinstance(value, dict) and "name" in value) else "number"


class Warned(BaseModel):
    """Every field is doubtful."""

    naive: datetime
    secret: SecretStr
    shape: SerializeAsAny[Shape]
    guessed: Annotated[Annotated[Shape, Tag("shape")] | Annotated[int, Tag("number")], Discriminator(_kind)]
    pattern: Annotated[str, Field(pattern=r"(?i)^text$", examples=["text", "TEXT"])] = "text"
    raw: bytes = b""


class Sloppy(BaseModel):
    """Its default is a number, and every other value is sent as text."""

    amount: Decimal = 0  # type: ignore[assignment]  # the mistake that is warned of
    day: date = "2024-02-29"  # type: ignore[assignment]  # right in a response, but no date


class Kept(BaseModel):
    """Whoever inherits a doubtful field is not told of it again."""

    since: datetime


class KeptLong(Kept):
    """One heir."""

    years: int


class KeptWell(Kept):
    """Another."""

    model_config = ConfigDict(frozen=True)
