"""Precedence: where parentheses are needed in TypeScript."""

from typing import Literal

from pydantic import BaseModel


class Depth(BaseModel):
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
    list_of_tuples: list[tuple[int, str | None]]
    union_of_lists: list[int] | list[str] | list[list[bool]]
