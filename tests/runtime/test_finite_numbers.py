"""NaN and the infinities: null never stands where a number is promised."""

import dataclasses
import math
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel, ConfigDict, RootModel, TypeAdapter, computed_field
from typing_extensions import TypeAliasType, TypedDict, TypeForm

from tradegen_runtime.codec import UpdateCodec
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.finite_numbers import NotFiniteError
from tradegen_runtime.publish import Publish
from tradegen_runtime.rest.problem import install_problem_handlers
from tradegen_runtime.rest.route import RestRoute
from tradegen_runtime.topics.topic_binding import bind_topic

T = TypeVar("T")
NAN = math.nan
Price = TypeAliasType("Price", float)


class Said(BaseModel):
    """Its author says that it may be null."""

    model_config = ConfigDict(ser_json_inf_nan="null")
    ratio: float


class Bar(BaseModel):
    """Numbers in all places."""

    close: float = 1.0
    volume: float | None = None
    price: Price = 1.0
    paid: Price | None = None
    either: str | float = "x"
    by_name: dict[str, float] = {}
    said: Said | None = None
    free: Any = None
    inner: "list[Bar]" = []

    @computed_field  # type: ignore[prop-decorator]  # Pydantic's own way
    @property
    def half(self) -> float:
        """Made of another."""
        return self.close / 2


class Box(BaseModel, Generic[T]):
    """Holds anything, beside a null."""

    value: T
    nothing: None = None


class Root(RootModel[list[float]]):
    """Numbers alone."""


@dataclasses.dataclass
class Tick:
    """No model."""

    size: float


class Row(TypedDict):
    """No class."""

    size: float


class Point(NamedTuple):
    """A list."""

    x: float


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (Bar, Bar(close=NAN), "Bar.close is nan"),
        (Bar, Bar(close=math.inf), "Bar.close is inf"),
        (Bar, Bar(price=NAN), "Bar.price is nan"),
        (Bar, Bar(either=NAN), "Bar.either is nan"),
        (Bar, Bar(by_name={"a": 1.0, "b": -math.inf}), "Bar.by_name is -inf"),
        (Bar, Bar(inner=[Bar(), Bar(inner=[Bar(price=NAN)])]), "Bar.price is nan"),
        (list[Bar], [Bar(), Bar(close=NAN)], "Bar.close is nan"),
        (Box[float], Box[float](value=NAN), "Box[float].value is nan"),
        (Root, Root([NAN]), "Root is nan"),
        (Tick, Tick(NAN), "Tick.size is nan"),
        (Row, Row(size=NAN), "Row.size is nan"),
        (Point, Point(NAN), "Point.x is nan"),
        (float, NAN, "the value is nan"),
    ],
)
def test_null_in_the_place_of_a_number_is_refused(kind: TypeForm[object], value: object, told: str) -> None:
    """The error names the class and the field."""
    with pytest.raises(NotFiniteError) as refused:
        UpdateCodec(kind).encode(value)
    assert str(refused.value).startswith(f"{told}, but its type promises a number")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Bar, Bar()),
        (Bar, Bar(volume=NAN)),
        (Bar, Bar(paid=NAN)),
        (Bar, Bar(said=Said(ratio=NAN))),
        (Bar, Bar(free={"ratio": NAN})),
        (Box[float | None], Box[float | None](value=NAN)),
        (Said, Said(ratio=NAN)),
        (float | None, NAN),
        (str, "null"),
    ],
)
def test_null_is_sent_where_the_type_allows_it(kind: TypeForm[object], value: object) -> None:
    """What the type says of null holds, whether or not the value was a number."""
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    assert adapter.dump_json(value, by_alias=True) == UpdateCodec(kind).encode(value)


async def test_rest_answers_no_null_for_a_number() -> None:
    """An operation answers 500, with a problem document; a finite answer passes."""
    app, router = FastAPI(), APIRouter(route_class=RestRoute)
    install_problem_handlers(app)

    @router.get("/bars/{close}")
    async def bars(close: float) -> list[Bar]:
        return [Bar(close=close)]

    app.include_router(router)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        fine, wrong = await client.get("/bars/1.5"), await client.get("/bars/nan")

    assert (200, 1.5) == (fine.status_code, fine.json()[0]["close"])
    assert (500, "application/problem+json") == (wrong.status_code, wrong.headers["content-type"])


class BarRouter:
    """A topic whose source hands its ``publish`` out."""

    route: ClassVar[str] = "bars"
    delivery: ClassVar[Delivery] = Delivery(mode="every", history=0)

    def __init__(self) -> None:
        self.encode_update = UpdateCodec(Bar).encode
        self.published: list[Publish[Bar]] = []

    def parse_params(self, payload: bytes) -> None:
        """Take none."""

    def topic_key(self, params: None) -> str:
        """Name the only topic."""
        return "bars:{}"

    @asynccontextmanager
    async def open_source(self, params: None, publish: Publish[Bar]) -> AsyncIterator[None]:
        """Publish when the test wants it."""
        self.published.append(publish)
        yield


async def test_an_update_that_cannot_be_sent_is_told_to_the_service_and_counted() -> None:
    """``publish`` raises, nothing goes out, and the metrics know."""
    router, sent = BarRouter(), list[bytes]()
    binding = bind_topic(router)
    async with binding.select(b"").open_source(sent.append):
        (publish,) = router.published
        publish(Bar())
        with pytest.raises(NotFiniteError):
            publish(Bar(close=NAN))

    assert (1, 1) == (len(sent), binding.tally.unsendable)
