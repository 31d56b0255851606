"""Models of ``matrix``."""

from __future__ import annotations

from pydantic import MISSING

from nullable_client.models._wire_model import WireModel


class Matrix(WireModel):
    """One field for each state."""

    required: int
    required_nullable: int | None
    defaulted: int = 1
    defaulted_nullable: int | None = 5
    null_by_default: int | None = None
    absent: int | MISSING = MISSING
    absent_nullable: int | MISSING | None = MISSING


class Nested(WireModel):
    """The same states one level deeper, and in lists."""

    matrix: Matrix
    maybe: Matrix | None = None
    list_of_null: list[int | None]
    null_or_list: list[int] | None
    null_all_over: list[int | None] | None = None
