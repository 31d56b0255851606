"""Required or not, nullable or not: four states, and the fifth that is absent and never null."""

from pydantic import BaseModel
from pydantic_core import MISSING


class Matrix(BaseModel):
    """One field for each state."""

    required: int
    required_nullable: int | None
    defaulted: int = 1
    defaulted_nullable: int | None = 5
    null_by_default: int | None = None
    absent: int | MISSING = MISSING
    absent_nullable: int | None | MISSING = MISSING


class Nested(BaseModel):
    """The same states one level deeper, and in lists."""

    matrix: Matrix
    maybe: Matrix | None = None
    list_of_null: list[int | None]
    null_or_list: list[int] | None
    null_all_over: list[int | None] | None = None
