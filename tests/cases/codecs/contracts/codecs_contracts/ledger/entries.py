"""Values that JSON has no type for, at every kind of place."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Generic, Literal, NamedTuple, TypeVar

from pydantic import AwareDatetime, Base64Bytes, Base64UrlBytes, BaseModel, Field, RootModel

T = TypeVar("T")


class Side(StrEnum):
    """Beside them, an enum."""

    DEBIT = "debit"
    CREDIT = "credit"


class Plain(BaseModel):
    """Nothing that a codec makes."""

    name: str
    count: Annotated[int, Field(ge=0, le=1000)]
    day: date
    naive: datetime | None = None


class Moment(RootModel[AwareDatetime]):
    """A value without a name."""


class Span(NamedTuple):
    """An array."""

    begin: AwareDatetime
    label: str
    end: AwareDatetime | None


class Node(BaseModel):
    """It holds others of its kind."""

    at: AwareDatetime
    children: list["Node"] = []


class Deposit(BaseModel):
    """One variant."""

    kind: Literal["deposit"] = "deposit"
    amount: Decimal
    at: AwareDatetime


class Memo(BaseModel):
    """Another, without such values."""

    kind: Literal["memo"] = "memo"
    text: str


class Stamp(BaseModel):
    """What cannot be told from a memo without a tag."""

    at: AwareDatetime
    text: str = ""


class Page(BaseModel, Generic[T]):
    """Of anything."""

    items: list[T]
    first: T | None = None


StampPage = Page[Stamp]


class Entry(BaseModel):
    """All of them in fields."""

    at: AwareDatetime
    number: int
    small: Annotated[int, Field(ge=-10, le=10)] = 0
    amount: Decimal
    data: Base64Bytes
    url_data: Base64UrlBytes = b"\xfb\xff"
    side: Side
    maybe: AwareDatetime | None = None
    listed: list[AwareDatetime] = []
    keyed: dict[str, list[AwareDatetime | None]] = {}
    pair: tuple[AwareDatetime, str, int]
    span: Span
    moment: Moment
    tree: Node
    event: Annotated[Deposit | Memo, Field(discriminator="kind")]
    apart: AwareDatetime | bool | list[AwareDatetime]
    numbers: list[int]
    texts: AwareDatetime | str
    undecided: Stamp | Plain
    plain: Plain
