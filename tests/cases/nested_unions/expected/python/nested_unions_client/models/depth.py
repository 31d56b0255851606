"""Models of ``depth``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nested_unions_client.models._wire_model import WireModel


class Depth(WireModel):
    """Unions, lists, maps and literals within each other."""

    list_of_nullable: list[int | None]
    nullable_list_of_nullable: list[int | None] | None
    list_of_union: list[int | str]
    list_of_list_of_union: list[list[int | str | None]]
    list_of_literals: list[Literal["a", "b"]]
    list_of_one_literal: list[Literal["a"]]
    list_of_maps: list[dict[str, int | None]]
    map_of_lists: dict[str, list[int | None] | None]
    map_of_literals: dict[Literal["x", "y"], list[Literal[1, 2]]]
    tuple_of_lists: tuple[list[int | None], list[list[str]] | None]
    list_of_tuples: list[Annotated[tuple[int, str | None], Field(max_length=2, min_length=2)]]
    union_of_lists: list[int] | list[str] | list[list[bool]]
