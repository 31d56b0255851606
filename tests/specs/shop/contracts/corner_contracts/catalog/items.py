"""Items of the catalogue: one model per way a type can look on the wire."""

import datetime
from dataclasses import dataclass
from dataclasses import field as dataclasses_field
from decimal import Decimal
from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import Annotated, Any, Generic, Literal, NamedTuple, NotRequired, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, RootModel, computed_field
from pydantic.alias_generators import to_camel
from typing_extensions import TypeAliasType, TypedDict

T = TypeVar("T")


class Colour(StrEnum):
    """What it looks like."""

    RED = "red"
    GREEN = "green"
    """As grass."""


class Size(IntEnum):
    """How big it is."""

    SMALL = 1
    LARGE = 2


class Mixed(Enum):
    """Values of two kinds."""

    WORD = "word"
    NUMBER = 3


class Rights(IntFlag):
    """What one may do; combines."""

    READ = 1
    WRITE = 4


class Point(NamedTuple):
    """A place on the page."""

    x: float
    y: float = 0.5


class Label(TypedDict):
    """A text with a language."""

    text: str
    lang: NotRequired[str]


class Plain(BaseModel):
    """Scalars of every kind, with limits."""

    code: str = Field(min_length=1, max_length=8, pattern=r"^[A-Z'\\]+$", description='Has "quotes" and \\.')
    count: int = Field(ge=0, lt=100, multiple_of=5)
    ratio: float = Field(gt=0.1)
    exact: Decimal
    flag: bool
    day: datetime.date
    at: AwareDatetime
    clock: datetime.time
    lasts: datetime.timedelta
    key: UUID
    anything: Any
    word: Literal["a", "b", 1, True]
    maybe: str | None
    either: Annotated[int, Field(ge=3)] | Annotated[str, Field(min_length=2)]
    pair: tuple[int, Annotated[str, Field(min_length=1)] | None]
    tags: set[str]
    nested: list[list[Annotated[int, Field(ge=1)]]]
    prices: dict[str, float]
    by_colour: dict[Colour, int]


class Defaulted(BaseModel):
    """In may leave out what Out always has."""

    name: str
    count: int = 3
    ratio: float = 1
    note: str | None = None
    colour: Colour = Colour.RED
    rights: Rights = Rights.READ
    colours: list[Colour] = [Colour.RED, Colour.GREEN]
    labels: dict[str, str] = {"a": 'quote " here'}
    empty: list[str] = Field(default_factory=list)
    since: datetime.date = datetime.date(2024, 2, 29)
    price: Decimal = Decimal("1.50")
    where: Point = Point(1.0, 2.0)
    old: int = Field(default=0, deprecated="use count")


class Nested(BaseModel):
    """Holds a model whose views differ by defaults, and one as its own default."""

    inner: Defaulted
    other: Defaulted = Defaulted(name="x")


class Made(BaseModel):
    """A factory nobody may call makes a member: the views are split."""

    key: UUID = Field(default_factory=lambda: UUID(int=1))
    name: str


class Computed(BaseModel):
    """A member that is only ever sent."""

    width: float
    height: float

    @computed_field
    def area(self) -> float:
        """How much space it takes."""
        return self.width * self.height


class Camel(BaseModel):
    """Wire names of its own, by one rule."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    unit_price: float
    in_stock: bool = True


class Odd(BaseModel):
    """Wire names that are no Python names, and Python names that Pydantic has."""

    class_: str = Field(alias="class")
    dashed: str = Field(alias="x-y")
    copy_of: str = Field(alias="copy")
    date: datetime.date
    list: list[str]
    Colour: Colour
    uuid: UUID


class Open(BaseModel):
    """Takes members nobody knows."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, int]

    name: str


class Strict(BaseModel):
    """Takes no other member."""

    model_config = ConfigDict(extra="forbid")

    name: str


class Cat(BaseModel):
    """A tagged kind."""

    kind: Literal["cat", "kitten"] = "cat"
    lives: int = 9


class Dog(BaseModel):
    """The other tagged kind."""

    kind: Literal["dog"]
    bark: str


class Zoo(BaseModel):
    """Tagged unions at every depth."""

    one: Annotated[Cat | Dog, Field(discriminator="kind")]
    many: list[Annotated[Cat | Dog, Field(discriminator="kind")]]
    none: Annotated[Cat | Dog, Field(discriminator="kind")] | None = None


class Names(RootModel[list[str]]):
    """A list on the wire."""


class Tree(BaseModel):
    """Refers to itself."""

    name: str
    children: list["Tree"] = []


class Page(BaseModel, Generic[T]):
    """One page of anything."""

    items: list[T]
    following: str | None = None


class Forest(RootModel[list["Forest"]]):
    """A list of lists of itself."""


Words = TypeAliasType("Words", "str | list[Words]")
Paint = TypeAliasType("Paint", "Colour | None")


@dataclass
class Pinned:
    """A dataclass with a list and an alias."""

    words: Words
    marks: list[Point] = dataclasses_field(default_factory=list)
    where: Point | None = None
    paint: Paint = Colour.RED
    lasts: datetime.timedelta | None = datetime.timedelta(seconds=90)
