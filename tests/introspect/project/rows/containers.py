"""Lists, sets, tuples and other collections."""

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from pydantic import BaseModel, Field


class Containers(BaseModel):
    items: Annotated[list[int], Field(min_length=1, max_length=9)]
    unique: set[str] = {"b", "a", "c"}
    frozen: frozenset[int]
    fixed: tuple[int, str]
    variadic: tuple[int, ...]
    empty: tuple[()]
    sequence: Sequence[int]
    iterable: Iterable[int]
    queue: deque[int]
    mapping: Mapping[str, int]
    ordered: OrderedDict[str, int]
    grouped: defaultdict[str, list[int]]
    counted: Counter[str]
