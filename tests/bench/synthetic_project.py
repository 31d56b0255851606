"""Write a project of any size that looks like a user's: modules of ten topics, four operations each."""

from pathlib import Path

TOPICS_PER_MODULE = 10

_CONFIG = """\
[tool.tradegen]
title = "Synthetic API"
version = "1.0.0"
contracts = "contracts/shop_contracts"
output = "generated"
server = "shop_api"
client = "shop_client"
npm = "shop-client"
client_class = "ShopClient"
"""

_MODELS = '''\
"""Items of kind {n}: what is stocked, reserved and shipped."""

from enum import StrEnum

from pydantic import BaseModel, Field


class State{n}(StrEnum):
    """Where an item of kind {n} stands."""

    STOCKED = "stocked"
    RESERVED = "reserved"
    SHIPPED = "shipped"


class Dimensions{n}(BaseModel):
    """Outer size of the box, in millimetres."""

    width: int = Field(gt=0, le=10_000)
    height: int = Field(gt=0, le=10_000)
    depth: int = Field(gt=0, le=10_000)


class NewItem{n}(BaseModel):
    """What a caller says of a new item."""

    name: str = Field(min_length=1, max_length=80, description="Name on the label.")
    price: float = Field(ge=0, description="Price without tax.")
    state: State{n} = State{n}.STOCKED
    dimensions: Dimensions{n} | None = None
    labels: list[str] = []
    weight: float | None = Field(default=None, description="Weight in kilograms.")


class Item{n}(NewItem{n}):
    """An item as the warehouse knows it."""

    id: str
    created: int = Field(ge=0, description="UTC milliseconds.")
    attributes: dict[str, str] = {{}}


class Item{n}Watch(BaseModel):
    """Which items a subscriber wants to hear of."""

    warehouse: str
    state: State{n} | None = None
'''

_TOPIC = """\
  items{n}:
    params: items{n}.Item{n}Watch
    update: items{n}.Item{n}
    delivery: latest
    summary: Changes of items of kind {n}.
"""

_ROUTES = """\
  createItem{n}:
    post: /items{n}
    body: items{n}.NewItem{n}
    response: items{n}.Item{n}
    errors: {{409: null}}
    summary: Put an item of kind {n} on stock.
  getItem{n}:
    get: /items{n}/{{itemId}}
    path: {{itemId: str}}
    response: items{n}.Item{n}
    errors: {{404: null}}
  listItems{n}:
    get: /items{n}
    query: {{state: "items{n}.State{n} | None", limit: int = 50}}
    response: list[items{n}.Item{n}]
  deleteItem{n}:
    delete: /items{n}/{{itemId}}
    path: {{itemId: str}}
    response: null
    errors: {{404: null}}
"""


def write_project(root: Path, *, topics: int) -> Path:
    """Write a project with ``topics`` topics and four times as many operations below ``root``; return ``root``."""
    contracts = root / "contracts" / "shop_contracts"
    contracts.mkdir(parents=True)
    (root / "pyproject.toml").write_text(_CONFIG)
    (contracts / "__init__.py").write_text('"""Contracts of the synthetic shop."""\n')
    for first in range(0, topics, TOPICS_PER_MODULE):
        _write_module(contracts, first, range(first, min(first + TOPICS_PER_MODULE, topics)))
    return root


def edit_one_field(root: Path, *, number: int) -> None:
    """Add a field to one model, as a developer would; ``number`` makes every edit a new one."""
    path = root / "contracts" / "shop_contracts" / "stock0" / "items0.py"
    head, marker, tail = path.read_text().partition("    created: int")
    lines = [line for line in head.splitlines() if not line.startswith("    edited")]
    path.write_text("\n".join([*lines, f"    edited{number}: int = {number}", ""]) + marker + tail)


def _write_module(contracts: Path, first: int, numbers: range) -> None:
    name = f"stock{first // TOPICS_PER_MODULE}"
    folder = contracts / name
    folder.mkdir()
    (folder / "__init__.py").write_text(f'"""Stock of warehouse {name}."""\n')
    for n in numbers:
        (folder / f"items{n}.py").write_text(_MODELS.format(n=n))
    (folder / "routes.yaml").write_text(
        f"module: {name}\nversion: v1\nservice: {name.title()}Service\naccess: public\n"
        + "topics:\n"
        + "".join(_TOPIC.format(n=n) for n in numbers)
        + "routes:\n"
        + "".join(_ROUTES.format(n=n) for n in numbers)
    )
