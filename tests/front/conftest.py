"""A small shop: its model files, what introspection says of them, and a way to build route files against them."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tradegen.declare.declarations import declare
from tradegen.declare.source_files import SourceFile, Sources
from tradegen.diagnostics import Rejected
from tradegen.introspect.request import MissingName, NamedType, Reply, Request
from tradegen.ir import (
    Api,
    Enum,
    EnumMember,
    EnumRef,
    Field,
    IntType,
    ListType,
    Model,
    ModelRef,
    NumberType,
    StrType,
    Type,
)
from tradegen.project import Project
from tradegen.resolve.api import resolve
from tradegen.resolve.request import introspection_request

ORDERS = '''\
"""Orders."""
from enum import StrEnum
from typing import Annotated, Generic, TypeVar
from pydantic import BaseModel, Field
from shop.market.quotes import Quote
from .pages import Page
MAX_ORDERS = 10
Lots = Annotated[int, Field(ge=1, le=100)]
class Side(StrEnum):
    BUY = "buy"
    """To own more."""
    SELL = "sell"
class OrderBase(BaseModel):
    symbol: str
    """What is traded."""
class Order(OrderBase):
    price: float
    class Leg(BaseModel):
        ratio: int
class OrderKey(BaseModel):
    account: str
class PriceKey(BaseModel):
    account: str
    price: float = 1.0
class Symbols(BaseModel):
    root: list[str]
class _Draft(BaseModel):
    text: str
def make_order() -> Order: ...
'''
PAGES = """\
from typing import Generic, TypeVar
from pydantic import BaseModel
T = TypeVar("T")
class Page(BaseModel, Generic[T]):
    items: list[int]
"""
QUOTES = """\
from pydantic import BaseModel
class Quote(BaseModel):
    bid: float
class Side(BaseModel):
    left: bool
"""
MODELS = {
    "contracts/shop/__init__.py": "",
    "contracts/shop/common.py": "from typing import Annotated\nMs = Annotated[int, 'ms']\n",
    "contracts/shop/market/__init__.py": "",
    "contracts/shop/market/quotes.py": QUOTES,
    "contracts/shop/orders/__init__.py": "",
    "contracts/shop/orders/orders.py": ORDERS,
    "contracts/shop/orders/pages.py": PAGES,
}
HEAD = "module: orders\nversion: v1\nservice: OrderService\n"
ROUTES = "contracts/shop/orders/routes.yaml"


def _field(name: str, kind: Type) -> Field:
    return Field(
        name=name, in_name=name, out_name=name, in_type=kind, out_type=kind, in_required=True, out_required=True
    )


def _model(ref: str, *fields: Field, params: tuple[str, ...] = (), kind: str = "model") -> Model:
    return Model(
        ref=ref,
        name=re.split(r"[:.]", ref)[-1],
        kind="root" if kind == "root" else "model",
        fields=fields,
        params=params,
        domain=ref.split(".")[1],
    )


KNOWN_MODELS = {
    model.ref: model
    for model in (
        _model("shop.orders.orders:Order", _field("symbol", StrType()), _field("price", NumberType())),
        _model("shop.orders.orders:Order.Leg", _field("ratio", IntType())),
        _model("shop.orders.orders:OrderKey", _field("account", StrType())),
        _model("shop.orders.orders:PriceKey", _field("account", StrType()), _field("price", NumberType())),
        _model("shop.orders.orders:Symbols", _field("root", ListType(StrType())), kind="root"),
        _model("shop.orders.pages:Page", _field("items", ListType(IntType())), params=("T",)),
        _model("shop.market.quotes:Quote", _field("bid", NumberType())),
        _model("shop.market.quotes:Side"),
    )
}
KNOWN_ENUM = Enum(
    ref="shop.orders.orders:Side",
    name="Side",
    members=(EnumMember("BUY", '"buy"'), EnumMember("SELL", '"sell"')),
    domain="orders",
)
KNOWN_ALIASES: dict[str, Type] = {"shop.orders.orders:Lots": IntType(ge="1", le="100"), "shop.common:Ms": IntType()}


def answer(request: Request) -> Reply:
    """Answer as the introspection child would for the models of the shop."""
    names: list[NamedType] = []
    missing: list[MissingName] = []
    for name in request.names:
        ref = f"{name.module}:{name.attr}"
        kind: Type
        if ref in KNOWN_MODELS:
            kind = ModelRef(ref)
        elif ref == KNOWN_ENUM.ref:
            kind = EnumRef(ref)
        elif ref in KNOWN_ALIASES:
            kind = KNOWN_ALIASES[ref]
        else:
            missing.append(MissingName(name.module, name.attr, "unknown-model", f'cannot import "{name.module}"'))
            continue
        names.append(NamedType(name.module, name.attr, kind, kind))
    asked = {f"{name.module}:{name.attr}" for name in request.names}
    return Reply(
        models=tuple(model for ref, model in KNOWN_MODELS.items() if ref in asked),
        enums=(KNOWN_ENUM,) if KNOWN_ENUM.ref in asked else (),
        names=tuple(names),
        missing=tuple(missing),
    )


@pytest.fixture
def head() -> str:
    """The three lines that begin a route file of the orders domain."""
    return HEAD


@pytest.fixture
def project() -> Project:
    """The shop's configuration."""
    return Project(root=Path("/shop"), contracts="contracts/shop")


Build = Callable[..., Api]


@pytest.fixture
def build(project: Project) -> Build:
    """Build the API of route files (by path, or one text for the orders domain) and extra model files."""

    def build_api(routes: Mapping[str, str | bytes] | str | bytes, models: Mapping[str, str] | None = None) -> Api:
        files = routes if isinstance(routes, Mapping) else {ROUTES: routes}
        sources = Sources(
            routes=_files(files),
            models=_files({**MODELS, **(models or {})}),
        )
        declarations = declare(sources, project)
        return resolve(declarations, answer(introspection_request(declarations, project)), project)

    return build_api


@pytest.fixture
def reject(build: Build) -> Callable[..., list[str]]:
    """Build what cannot be built and return one line per finding."""

    def rejected_lines(
        routes: Mapping[str, str | bytes] | str | bytes, models: Mapping[str, str] | None = None
    ) -> list[str]:
        with pytest.raises(Rejected) as caught:
            build(routes, models)
        return [str(found) for found in caught.value.diagnostics]

    return rejected_lines


def _files(texts: Mapping[str, str | bytes]) -> tuple[SourceFile, ...]:
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in texts.items()}
    return tuple(SourceFile(path=path, content=contents[path]) for path in sorted(contents))
