"""Generic classes that are not models: dataclasses, typed dictionaries and named tuples."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

import pydantic.dataclasses
from pydantic import BaseModel
from typing_extensions import NamedTuple, TypedDict

T = TypeVar("T")
K = TypeVar("K")


class Item(BaseModel):
    """Differs between the views."""

    name: str
    size: int = 1


@dataclass
class Box(Generic[T]):
    """What is in it, and what else."""

    value: T
    more: list[T] = field(default_factory=list)


@pydantic.dataclasses.dataclass
class Either(Generic[K, T]):
    """One of two."""

    left: K | None
    right: T | None


class Entry(TypedDict, Generic[T]):
    """A value with those of other names."""

    value: T
    others: dict[str, T]


class Step(NamedTuple, Generic[T]):
    """A value with its place."""

    at: int
    value: T


@dataclass
class Node(Generic[T]):
    """A tree of values."""

    value: T
    children: "list[Node[T]]"


class Crate(BaseModel, Generic[T]):
    """A generic model that hands its argument on."""

    box: Box[T]
    entries: list[Entry[T]]


class Counts(BaseModel, Generic[K]):
    """Keys are strings on the wire, values are not."""

    by_key: dict[K, int]
    top: K


class Store(BaseModel):
    """Instances in members."""

    number: Box[int]
    nested: Box[Box[str]]
    item: Box[Item | None]
    either: Either[int, Item]
    entry: Entry[Item]
    step: Step[str]
    steps: list[Step[Item]]
    tree: Node[Item]
    crate: Crate[Item]
    counts: Counts[int]
