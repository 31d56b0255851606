"""Models of ``boxes``."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field

from generic_classes_client.models._wire_model import WireModel


class BoxStr(WireModel):
    """What is in it, and what else."""

    value: str
    more: list[str] = Field(default_factory=lambda: [])


class BoxBoxStr(WireModel):
    """What is in it, and what else."""

    value: BoxStr
    more: list[BoxStr] = Field(default_factory=lambda: [])


class BoxInt(WireModel):
    """What is in it, and what else."""

    value: int
    more: list[int] = Field(default_factory=lambda: [])


class Item(WireModel):
    """Differs between the views."""

    name: str
    size: int = 1


class BoxItem(WireModel):
    """What is in it, and what else."""

    value: Item
    more: list[Item] = Field(default_factory=lambda: [])


class BoxOptionalItem(WireModel):
    """What is in it, and what else."""

    value: Item | None
    more: list[Item | None] = Field(default_factory=lambda: [])


class CountsInt(WireModel):
    """Keys are strings on the wire, values are not."""

    by_key: dict[Annotated[str, Field(pattern="^-?[0-9]+$")], int]
    top: int


class EntryItem(WireModel):
    """A value with those of other names."""

    value: Item
    others: dict[str, Item]


class CrateItem(WireModel):
    """A generic model that hands its argument on."""

    box: BoxItem
    entries: list[EntryItem]


class EitherIntItem(WireModel):
    """One of two."""

    left: int | None
    right: Item | None


class NodeItem(WireModel):
    """A tree of values."""

    value: Item
    children: list[NodeItem]


class StepItem(NamedTuple):
    """A value with its place."""

    at: int
    value: Item


class StepStr(NamedTuple):
    """A value with its place."""

    at: int
    value: str


class Store(WireModel):
    """Instances in members."""

    number: BoxInt
    nested: BoxBoxStr
    item: BoxOptionalItem
    either: EitherIntItem
    entry: EntryItem
    step: StepStr
    steps: list[StepItem]
    tree: NodeItem
    crate: CrateItem
    counts: CountsInt
