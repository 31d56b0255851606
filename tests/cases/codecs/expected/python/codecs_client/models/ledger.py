"""Models of ``ledger``."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field, RootModel

from codecs_client.models._wire_model import WireModel
from tradegen_runtime.client import OPEN


class Deposit(WireModel):
    """One variant."""

    kind: Literal["deposit"]
    amount: Decimal
    at: AwareDatetime


class DepositInput(WireModel):
    """One variant."""

    kind: Literal["deposit"] = "deposit"
    amount: float | Decimal
    at: AwareDatetime


class Memo(WireModel):
    """Another, without such values."""

    kind: Literal["memo"] = "memo"
    text: str


class Moment(RootModel[AwareDatetime]):
    """A value without a name."""


class Node(WireModel):
    """It holds others of its kind."""

    at: AwareDatetime
    children: list[Node] = Field(default_factory=lambda: [])


class Plain(WireModel):
    """Nothing that a codec makes."""

    name: str
    count: Annotated[int, Field(ge=0, le=1000)]
    day: date
    naive: datetime | None = None


class Side(StrEnum):
    """Beside them, an enum."""

    DEBIT = "debit"
    CREDIT = "credit"


class Span(NamedTuple):
    """An array."""

    begin: AwareDatetime
    label: str
    end: AwareDatetime | None


class Stamp(WireModel):
    """What cannot be told from a memo without a tag."""

    at: AwareDatetime
    text: str = ""


class Entry(WireModel):
    """All of them in fields."""

    at: AwareDatetime
    number: int
    small: Annotated[int, Field(ge=-10, le=10)]
    amount: Decimal
    data: str
    url_data: str
    side: Annotated[Side | str, OPEN]
    maybe: AwareDatetime | None
    listed: list[AwareDatetime]
    keyed: dict[str, list[AwareDatetime | None]]
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


class EntryInput(WireModel):
    """All of them in fields."""

    at: AwareDatetime
    number: int
    small: Annotated[int, Field(ge=-10, le=10)] = 0
    amount: float | Decimal
    data: str
    url_data: str = "-_8="
    side: Side
    maybe: AwareDatetime | None = None
    listed: list[AwareDatetime] = Field(default_factory=lambda: [])
    keyed: dict[str, list[AwareDatetime | None]] = Field(default_factory=lambda: {})
    pair: tuple[AwareDatetime, str, int]
    span: Span
    moment: Moment
    tree: Node
    event: Annotated[DepositInput | Memo, Field(discriminator="kind")]
    apart: AwareDatetime | bool | list[AwareDatetime]
    numbers: list[int]
    texts: AwareDatetime | str
    undecided: Stamp | Plain
    plain: Plain


class PageStamp(WireModel):
    """Of anything."""

    items: list[Stamp]
    first: Stamp | None = None
