"""An API whose names, types and defaults are as awkward as declarations may be, with the code it refers to."""

from typing import Final

import msgspec
from tests.emit.sample import TEXT, many, model, scalar, use

from tradegen.ir import (
    AnyType,
    Api,
    BoolType,
    Deprecation,
    Enum,
    EnumMember,
    EnumRef,
    ErrorResponse,
    IntType,
    KeyField,
    ListType,
    LiteralType,
    MapExpr,
    MapType,
    Model,
    ModelRef,
    Module,
    NameExpr,
    NullType,
    NumberType,
    OptionalExpr,
    Param,
    Route,
    StrType,
    Topic,
    TupleType,
    Type,
    UnionExpr,
    UnionType,
    Use,
)

CONTRACTS: Final = {
    "odd_contracts/__init__.py": "",
    "odd_contracts/py.typed": "",
    "odd_contracts/market/__init__.py": "",
    "odd_contracts/market/orders.py": """
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

Ms = Annotated[int, Field(ge=0)]
Code = Annotated[str, Field(pattern="^[A-Z]+$")]


class Side(StrEnum):
    BUY = "buy"
    SELL = "sell"


class Order(BaseModel):
    side: Side


class Problem(BaseModel):
    title: str
""",
    "odd_contracts/market/delivery.py": """
from pydantic import BaseModel


class Note(BaseModel):
    text: str


class Which(BaseModel):
    side: str
""",
    "odd_contracts/market/date.py": """
from pydantic import BaseModel


class Day(BaseModel):
    day: int
""",
}

CLIENT_MODELS: Final = {
    "python/odd_client/models/__init__.py": """
from enum import StrEnum

from pydantic import BaseModel


class Side(StrEnum):
    BUY = "buy"
    SELL = "sell"


class Order(BaseModel):
    side: Side


class OrderInput(BaseModel):
    side: Side


class Note(BaseModel):
    text: str


class Day(BaseModel):
    day: int


class Problem(BaseModel):
    title: str


class Which(BaseModel):
    side: str


__all__ = ["Day", "Note", "Order", "OrderInput", "Problem", "Side", "Which"]
""",
}

MARKET: Final = "odd_contracts.market"
SIDE: Final = EnumRef(ref=f"{MARKET}.orders:Side")


def named(topic: str, name: str, kind: Type) -> Use:
    """A use of a name of the contracts."""
    return use(NameExpr(module=f"{MARKET}.{topic}", attr=name), kind)


def model_use(topic: str, name: str) -> Use:
    """A use of a model of the contracts."""
    return named(topic, name, ModelRef(ref=f"{MARKET}.{topic}:{name}"))


def optional(inner: Use) -> Use:
    """``inner | None``."""
    return use(OptionalExpr(inner=inner.expr), UnionType(members=(inner.in_type, NullType())))


ORDER: Final = model_use("orders", "Order")
NOTE: Final = model_use("delivery", "Note")
DAY: Final = model_use("date", "Day")
SIDE_USE: Final = named("orders", "Side", SIDE)


def given(name: str, kind: Use, default: str | None) -> Param:
    """An optional query parameter."""
    return Param(name=name, use=kind, required=False, default=default, doc=f"What {name} is.")


QUERY: Final = (
    given("from", optional(scalar("int", IntType(ge="0"))), None),
    Param(name="type", use=scalar("str", StrType(min_length=1, max_length=9, pattern='^["\\w]+$')), required=True),
    given("body", scalar("bool", BoolType()), "false"),
    given("service", scalar("float", NumberType(gt="0.5", multiple_of="0.5")), "1.5"),
    given("router", TEXT, '"it\'s \\"quoted\\""'),
    given("self", scalar("date", StrType(format="date")), '"2024-02-29"'),
    given("at", scalar("datetime", StrType(format="date-time")), '"2024-02-29T12:00:00Z"'),
    given("price", scalar("Decimal", UnionType(members=(NumberType(), StrType(format="decimal")))), '"1.10"'),
    given("id", optional(scalar("UUID", StrType(format="uuid"))), None),
    given("side", SIDE_USE, '"sell"'),
    given("otherSide", optional(SIDE_USE), '"buy"'),
    given("since", named("orders", "Ms", IntType(ge="0")), "0"),
    given("code", named("orders", "Code", StrType(pattern="^[A-Z]+$")), '"A"'),
    given("many", many(TEXT), '["a"]'),
)
"""Query parameters named like what surrounds them; defaults with and without a literal."""


def odd_api() -> Api:
    """Every emitted construct at least once, under names that collide with what emitted code uses."""
    return Api(
        title="Odd 'API'",
        version="1.0.0",
        modules=(odd_module(), empty_module()),
        models=(
            odd_model("date", "Day", day=IntType()),
            odd_model("delivery", "Note", text=StrType()),
            odd_model("orders", "Order", side=SIDE),
            odd_model("orders", "Problem", title=StrType()),
            odd_model("delivery", "Which", side=StrType()),
        ),
        enums=(
            Enum(
                ref=SIDE.ref,
                name="Side",
                members=(EnumMember(name="BUY", value='"buy"'), EnumMember(name="SELL", value='"sell"')),
            ),
        ),
    )


def odd_model(topic: str, name: str, **fields: Type) -> Model:
    """A model of one file of the contracts."""
    return msgspec.structs.replace(model(name, **fields), ref=f"{MARKET}.{topic}:{name}")


def empty_module() -> Module:
    """A module without topics and routes."""
    return Module(
        name="bound",
        version="v2",
        domain="market",
        service="Publish",
        base="/api/v2/bound",
        ws_path="/api/v2/bound/ws",
        topics=(),
        routes=(),
    )


def odd_module() -> Module:
    """The module that holds everything."""
    return Module(
        name="odd-market",
        version="v1",
        domain="market",
        service="OddService",
        base="/api/v1/odd-market",
        ws_path="/api/v1/odd-market/ws",
        always_on=True,
        doc="A module of odd names.\n\nIts documentation has two paragraphs.",
        topics=odd_topics(),
        routes=odd_routes(),
    )


def odd_topics() -> tuple[Topic, ...]:
    """Topics named like imports, like attributes and like builtins."""
    key_fields = (
        KeyField(name="side", type=StrType(), required=True),
        KeyField(name="other-side", type=SIDE, required=False, default='"buy"'),
        KeyField(name="self", type=LiteralType(values=('"a"', "1", "null")), required=False, default="1"),
        KeyField(name="depth", type=IntType(), required=False, default="5"),
    )
    return (
        Topic(name="operation", params=model_use("delivery", "Which"), update=NOTE, key_fields=key_fields),
        Topic(name="list", params=None, update=many(ORDER), history=3, doc="Documented.\n\nAt length."),
        Topic(
            name="odd-note",
            params=None,
            update=use(UnionExpr(members=(NOTE.expr, ORDER.expr)), UnionType(members=(NOTE.in_type, ORDER.in_type))),
            delivery="latest",
            summary="A summary that is so long that it does not fit on one line of the emitted source, "
            "whatever its formatter allows.",
        ),
    )


def odd_routes() -> tuple[Route, ...]:
    """Routes named like imports and builtins, with every kind of parameter and response."""
    number = scalar("int", IntType(ge="1"))
    return (
        Route(operation_id="orders", method="get", path="/orders", query_params=QUERY, response=many(ORDER)),
        Route(
            operation_id="date",
            method="put",
            path="/days/{dayNumber}/{service}",
            path_params=(
                Param(name="dayNumber", use=number, required=True, doc="Which day."),
                Param(name="service", use=TEXT, required=True),
            ),
            body=DAY,
            response=optional(DAY),
            errors=(ErrorResponse(status=404), ErrorResponse(status=409, use=model_use("orders", "Problem"))),
            summary="Change a day.",
            doc="Says what has changed.",
            deprecated=Deprecation(),
        ),
        Route(
            operation_id="models",
            method="post",
            path="/models",
            body=many(ORDER),
            response=use(MapExpr(value=NOTE.expr), MapType(key=StrType(), value=NOTE.in_type)),
            status=201,
        ),
        Route(operation_id="service", method="delete", path="/service", response=None, status=204),
        Route(operation_id="delivery", method="get", path="/delivery", response=scalar("datetime", moment())),
        Route(operation_id="problems", method="patch", path="/problems", body=optional(NOTE), response=anything()),
        Route(operation_id="import", method="get", path="/import", response=pair()),
        Route(operation_id="uuid", method="get", path="/uuid", response=scalar("UUID", StrType(format="uuid"))),
    )


def moment() -> Type:
    """A point in time on the wire."""
    return StrType(format="date-time")


def anything() -> Use:
    """A named alias that stands for any JSON value or a list of them."""
    return named("orders", "Ms", UnionType(members=(ListType(item=AnyType()), IntType())))


def pair() -> Use:
    """A named alias that is an array of two on the wire."""
    return named("orders", "Ms", TupleType(items=(IntType(), StrType())))
