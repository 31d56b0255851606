"""A module that is imported late, with names that only type checkers import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from foreign_money.money import Cash


class Ledger(BaseModel):
    """What was paid; complete once its package is."""

    lines: list[Cash]


def _complete() -> None:
    from foreign_money.money import Cash  # noqa: PLC0415

    Ledger.model_rebuild(_types_namespace={"Cash": Cash})


_complete()
