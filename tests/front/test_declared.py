"""A good route file becomes exactly the API it describes."""

from collections.abc import Callable, Mapping

import pytest

from tradegen.ir import (
    Api,
    Deprecation,
    EnumRef,
    ErrorResponse,
    Expr,
    IntType,
    KeyField,
    ListExpr,
    ListType,
    MapExpr,
    MapType,
    ModelRef,
    Module,
    NameExpr,
    NullType,
    NumberType,
    OptionalExpr,
    Param,
    Route,
    ScalarExpr,
    StrType,
    Topic,
    Type,
    UnionExpr,
    UnionType,
    Use,
)
from tradegen.span import Span

FILE = "contracts/shop/orders/routes.yaml"
Build = Callable[..., Api]
WHOLE = """\
module: orders
version: v2
service: OrderService
title: Orders
description: |
  All about orders.
base: /api/orders
always_on: true
access: user
topics:
  order-changes:
    params: orders.OrderKey
    update: orders.Order
    delivery: latest
    history: 256
    rate: 2.5/s
    linger: 0
    access: auditor
    summary: Changes.
    description: Every change.
  ticks:
    update: market.quotes.Quote
    on_slow: drop_oldest
routes:
  placeOrder:
    post: /accounts/{accountId}/orders
    path: {accountId: str}
    query:
      limit: {type: int, default: 30, ge: 1, le: 100, description: How many.}
      side: orders.Side | None
    body: orders.Order
    response: list[orders.Order]
    status: 201
    errors: {409: orders.Order, 404: null}
    summary: Place one.
    description: Long.
    deprecated: true
  forgetOrder:
    delete: /orders
    response: null
"""


def use(expr: Expr, kind: Type) -> Use:
    """A use whose views are the same."""
    return Use(expr=expr, in_type=kind, out_type=kind)


ORDER = use(NameExpr("shop.orders.orders", "Order"), ModelRef("shop.orders.orders:Order"))
STR = use(ScalarExpr("str"), StrType())


def test_every_key_of_a_module(build: Build) -> None:
    """Every key of a route file is in the API, in the file's order, with its place."""
    api = build(WHOLE)
    expected = Module(
        name="orders",
        version="v2",
        domain="orders",
        service="OrderService",
        base="/api/orders",
        ws_path="/api/v2/orders/ws",
        topics=(
            Topic(
                name="order-changes",
                params=use(NameExpr("shop.orders.orders", "OrderKey"), ModelRef("shop.orders.orders:OrderKey")),
                update=ORDER,
                key_fields=(KeyField(name="account", type=StrType(), required=True),),
                delivery="latest",
                history=256,
                rate_per_s=2.5,
                linger_s=0,
                access="auditor",
                summary="Changes.",
                doc="Every change.",
                span=Span(FILE, 11, 3),
            ),
            Topic(
                name="ticks",
                params=None,
                update=use(NameExpr("shop.market.quotes", "Quote"), ModelRef("shop.market.quotes:Quote")),
                on_slow="drop_oldest",
                access="user",
                span=Span(FILE, 21, 3),
            ),
        ),
        routes=(
            Route(
                operation_id="placeOrder",
                method="post",
                path="/accounts/{accountId}/orders",
                path_params=(Param(name="accountId", use=STR, required=True, span=Span(FILE, 27, 12)),),
                query_params=(
                    Param(
                        name="limit",
                        use=use(ScalarExpr("int"), IntType(ge="1", le="100")),
                        required=False,
                        default="30",
                        doc="How many.",
                        span=Span(FILE, 29, 7),
                    ),
                    Param(
                        name="side",
                        use=use(
                            OptionalExpr(NameExpr("shop.orders.orders", "Side")),
                            UnionType((EnumRef("shop.orders.orders:Side"), NullType())),
                        ),
                        required=False,
                        span=Span(FILE, 30, 7),
                    ),
                ),
                body=ORDER,
                response=use(ListExpr(ORDER.expr), ListType(ORDER.out_type)),
                status=201,
                errors=(ErrorResponse(404), ErrorResponse(409, ORDER)),
                summary="Place one.",
                doc="Long.",
                deprecated=Deprecation(),
                access="user",
                span=Span(FILE, 25, 3),
            ),
            Route(
                operation_id="forgetOrder",
                method="delete",
                path="/orders",
                response=None,
                status=204,
                access="user",
                span=Span(FILE, 38, 3),
            ),
        ),
        always_on=True,
        title="Orders",
        doc="All about orders.",
        span=Span(FILE, 1, 9),
    )
    assert (expected,) == api.modules


def test_urls_follow_from_version_and_name(build: Build, head: str) -> None:
    """Without a base, both URLs are made of version and module."""
    module = build(f"{head}topics: {{a: {{update: str}}}}\n").modules[0]
    assert ("/api/v1/orders", "/api/v1/orders/ws") == (module.base, module.ws_path)


def test_models_sort_by_name_and_have_places_and_docstrings(build: Build, head: str) -> None:
    """Types are in the order of their public names; inherited fields point at the class that writes them."""
    api = build(f"{head}topics: {{b: {{update: market.quotes.Quote}}, a: {{update: orders.Order}}}}\n")
    order = api.models[0]
    symbol, price = order.fields
    orders = "contracts/shop/orders/orders.py"
    assert ["Order", "Quote"] == [model.name for model in api.models]
    assert Span(orders, 16, 1) == order.span
    assert (Span(orders, 14, 5), "What is traded.") == (symbol.span, symbol.doc)
    assert (Span(orders, 17, 5), "") == (price.span, price.doc)


def test_enums_have_places_and_the_docstrings_of_their_members(build: Build, head: str) -> None:
    """An enum's members keep the text written below them."""
    side = build(f"{head}topics: {{a: {{update: orders.Side}}}}\n").enums[0]
    assert Span("contracts/shop/orders/orders.py", 9, 1) == side.span
    assert ["To own more.", ""] == [member.doc for member in side.members]


def test_modules_sort_by_name(build: Build, head: str) -> None:
    """The order of modules is that of their names, not of their folders."""
    files: Mapping[str, str] = {
        FILE: f"{head}topics: {{a: {{update: str}}}}\n",
        "contracts/shop/market/routes.yaml": head.replace("order", "zoo").replace("Order", "Zoo")
        + "topics: {b: {update: str}}\n",
    }
    assert ["orders", "zoos"] == [module.name for module in build(files).modules]


SCALARS: dict[str, Type] = {
    "str": StrType(),
    "int": IntType(),
    "float": NumberType(),
    "date": StrType(format="date"),
    "datetime": StrType(format="date-time"),
    "UUID": StrType(format="uuid"),
}
TYPES: dict[str, tuple[Expr, Type]] = {
    **{name: (ScalarExpr(name), kind) for name, kind in SCALARS.items()},
    "list[ int ]": (ListExpr(ScalarExpr("int")), ListType(IntType())),
    "dict[str, list[int]]": (
        MapExpr(ListExpr(ScalarExpr("int"))),
        MapType(key=StrType(), value=ListType(IntType())),
    ),
    "None | int": (OptionalExpr(ScalarExpr("int")), UnionType((IntType(), NullType()))),
    "int | None | str": (
        OptionalExpr(UnionExpr((ScalarExpr("int"), ScalarExpr("str")))),
        UnionType((IntType(), StrType(), NullType())),
    ),
    "Decimal": (ScalarExpr("Decimal"), StrType(format="decimal")),
    "orders.Lots": (NameExpr("shop.orders.orders", "Lots"), IntType(ge="1", le="100")),
    "common.Ms": (NameExpr("shop.common", "Ms"), IntType()),
    "orders.orders.Order": (ORDER.expr, ORDER.out_type),
    "shop.orders.orders:Order": (ORDER.expr, ORDER.out_type),
    "orders.Order.Leg": (NameExpr("shop.orders.orders", "Order.Leg"), ModelRef("shop.orders.orders:Order.Leg")),
    "shop.orders.orders:Order.Leg": (
        NameExpr("shop.orders.orders", "Order.Leg"),
        ModelRef("shop.orders.orders:Order.Leg"),
    ),
}


@pytest.mark.parametrize("text", TYPES)
def test_type_expressions(build: Build, head: str, text: str) -> None:
    """A type expression keeps its spelling as an expression and becomes its wire type."""
    update = build(f"{head}topics:\n  a: {{update: '{text}'}}\n").modules[0].topics[0].update
    assert TYPES[text] == (update.expr, update.out_type)


def test_decimals_are_accepted_as_numbers_too(build: Build, head: str) -> None:
    """The two views of a Decimal differ as Pydantic's do."""
    text = f"{head}routes:\n  getA: {{get: /a, query: {{a: Decimal}}, response: Decimal}}\n"
    param = build(text).modules[0].routes[0].query_params[0].use
    assert (UnionType((NumberType(), StrType(format="decimal"))), StrType(format="decimal")) == (
        param.in_type,
        param.out_type,
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("str | None", (False, None)),
        ("str", (True, None)),
        ("str = abc", (False, '"abc"')),
        ('str = "a=b"', (False, '"a=b"')),
        ("str = 30", (False, '"30"')),
        ('str = "null"', (False, '"null"')),
        ("str | None = null", (False, None)),
        ("str | None = x", (False, '"x"')),
        ("int | None = 7", (False, "7")),
        ("int = 010", (False, "10")),
        ("float = 1e3", (False, "1000.0")),
        ("float = 1", (False, "1")),
        ("bool = true", (False, "true")),
        ("int | str = 5", (False, "5")),
        ('int | str = "5"', (False, '"5"')),
        ("date = 2024-02-29", (False, '"2024-02-29"')),
        ("Decimal = 1.50", (False, '"1.50"')),
        ("{type: Decimal, default: 7, ge: 7}", (False, '"7"')),
        ("orders.Side = sell", (False, '"sell"')),
        ("orders.Lots = 100", (False, "100")),
        ("list[str]", (True, None)),
        ("list[orders.Side] | None", (False, None)),
        ("{type: str, default: 010}", (False, '"010"')),
        ("{type: str, default: ''}", (False, '""')),
        ("{type: str, default: '${evil}'}", (False, '"${evil}"')),
        ("{type: str, default: \"'); evil('\"}", (False, "\"'); evil('\"")),
        ("{type: int | None, default: null, ge: 0}", (False, None)),
    ],
)
def test_requiredness_and_defaults_of_parameters(
    build: Build, head: str, written: str, expected: tuple[bool, str | None]
) -> None:
    """A default is JSON of the parameter's type; a parameter with a default or null is optional."""
    text = f"{head}routes:\n  getA:\n    get: /a\n    query:\n      a: {written}\n    response: str\n"
    param = build(text).modules[0].routes[0].query_params[0]
    assert expected == (param.required, param.default)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{type: orders.Lots, ge: 0, le: 50}", IntType(ge="1", le="50")),
        ("{type: int, gt: 0, lt: 10}", IntType(gt="0", lt="10")),
        ("{type: float, ge: 0.5}", NumberType(ge="0.5")),
        ("{type: str, min_length: 1, max_length: 5, pattern: '^[a-z]+$'}", StrType(1, 5, "^[a-z]+$")),
        ("{type: int | None, ge: 1}", UnionType((IntType(ge="1"), NullType()))),
        ("{type: Decimal, ge: 1}", UnionType((NumberType(ge="1"), StrType(format="decimal")))),
    ],
)
def test_constraints_are_part_of_the_type(build: Build, head: str, written: str, expected: Type) -> None:
    """An inline constraint narrows the parameter's wire type; of two bounds the tighter one holds."""
    text = f"{head}routes:\n  getA:\n    get: /a\n    query:\n      a: {written}\n    response: str\n"
    assert expected == build(text).modules[0].routes[0].query_params[0].use.in_type


def test_hostile_prose_is_kept_as_it_is(build: Build, head: str) -> None:
    """Descriptions are text: nothing in them is interpreted or lost on the way to the emitters."""
    hostile = '""" */ --> ${x} {__import__(\'os\')} \\ \r \u2028 \u202e \\'
    escaped = '"\\"\\"\\" */ --> ${x} {__import__(\'os\')} \\\\ \\r \\u2028 \\u202e \\\\"'
    text = f"{head}topics:\n  a: {{update: str, description: {escaped}}}\n"
    assert hostile == build(text).modules[0].topics[0].doc


def test_names_of_the_languages_are_legal_on_the_wire(build: Build, head: str) -> None:
    """Words that are reserved somewhere may name topics, operations and parameters: emitters escape them."""
    text = (
        f"{head}topics:\n  class: {{update: str}}\n  constructor: {{update: str}}\n  then: {{update: str}}\n"
        "routes:\n  toString:\n    get: /a\n    query: {from: str, None: str, class: str}\n    response: str\n"
    )
    module = build(text).modules[0]
    assert ["class", "constructor", "then"] == [topic.name for topic in module.topics]
    assert ["from", "None", "class"] == [param.name for param in module.routes[0].query_params]


def test_literal_segments_before_placeholders_are_reached(build: Build, head: str) -> None:
    """A literal path in front of a placeholder keeps its place in front."""
    text = (
        f"{head}routes:\n  getHistory: {{get: /orders/history, response: str}}\n"
        '  getOrder: {get: "/orders/{id}", path: {id: str}, response: str}\n'
    )
    assert ["/orders/history", "/orders/{id}"] == [route.path for route in build(text).modules[0].routes]


def test_a_file_is_declared_once_per_content(build: Build, head: str) -> None:
    """Building the same files again takes the earlier outcome: equal values, nothing shared that changes."""
    text = f"{head}topics: {{a: {{update: orders.Order}}}}\n"
    assert build(text) == build(text)
