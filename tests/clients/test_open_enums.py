"""The Python client reads enum values it does not know, and tells where they stand."""

from enum import Enum, IntEnum, StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from tradegen_runtime.client import OPEN
from tradegen_runtime.client.reading import read
from tradegen_runtime.client.unknown import Decoding, UnknownValue


class Side(StrEnum):
    """Text."""

    BUY = "buy"


class Level(IntEnum):
    """Numbers."""

    LOW = 1


class Mixed(Enum):
    """Both, and a truth value."""

    TEXT = "a"
    NUMBER = 1
    TRUTH = True


class Order(BaseModel):
    """Open enums at several places."""

    side: Annotated[Side | str, OPEN]
    level: Annotated[Level | int, OPEN] | None = None
    mixed: Annotated[Mixed | str | int | bool, OPEN] = Mixed.TEXT
    sides: dict[Annotated[Side | str, OPEN], list[Annotated[Level | int, OPEN]]] = {}
    levels: dict[Annotated[Literal["1"] | str, OPEN], int] = {}


ORDERS: TypeAdapter[list[Order]] = TypeAdapter(list[Order])


def test_known_values_are_members() -> None:
    """A value that the enum has is its member, and nobody is told."""
    order, told = told_by(b'[{"side":"buy","level":1,"sides":{"buy":[1]}}]')
    assert (Order(side=Side.BUY, level=Level.LOW, sides={Side.BUY: [Level.LOW]}), []) == (order, told)
    assert (Side, Level) == (type(order.side), type(order.level))


def test_unknown_values_stay_and_are_told() -> None:
    """A value that the enum has not is kept as it came; each is told with its JSON Pointer."""
    order, told = told_by(b'[{"side":"hold","level":7,"mixed":false,"sides":{"a/b":[1,8]}}]')
    assert ("hold", 7, False, {"a/b": [Level.LOW, 8]}) == (order.side, order.level, order.mixed, order.sides)
    assert [
        ("enum", "/0/side", "hold"),
        ("enum", "/0/level", 7),
        ("enum", "/0/mixed", False),
        ("enum", "/0/sides/a~1b", "a/b"),
        ("enum", "/0/sides/a~1b/1", 8),
    ] == [(found.kind, found.path, found.value) for found in told]


def test_unknown_values_are_sent_back_unchanged() -> None:
    """What was read is written as it came."""
    text = b'[{"side":"hold","level":7,"mixed":"1","sides":{"x":[2]},"levels":{"2":1}}]'
    assert text == ORDERS.dump_json(ORDERS.validate_json(text))


def test_unknown_keys_of_numbers_stay_and_are_told() -> None:
    """The values of an enum of numbers are texts as keys; one that the enum has not is kept and told."""
    order, told = told_by(b'[{"side":"buy","levels":{"1":5,"2":6}}]')
    assert {"1": 5, "2": 6} == order.levels
    assert [("enum", "/0/levels/2", "2")] == [(found.kind, found.path, found.value) for found in told]


@pytest.mark.parametrize("text", [b'[{"side":1}]', b'[{"side":"buy","level":"high"}]', b'[{"side":null}]'])
def test_other_shapes_are_refused(text: bytes) -> None:
    """An open enum is not open to another type of JSON."""
    with pytest.raises(ValidationError):
        told_by(text)


def test_schema_is_the_enum() -> None:
    """The JSON schema says what the server of the contract sends."""
    assert TypeAdapter(Side).json_schema() == Order.model_json_schema()["properties"]["side"]


def told_by(text: bytes) -> tuple[Order, list[UnknownValue]]:
    """Read one order of a list; return it with what was told meanwhile."""
    told: list[UnknownValue] = []
    (order,) = read(ORDERS, text, Decoding("here", told.append))
    return order, told
