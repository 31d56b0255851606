"""Stands for an installed package: names of its modules are had from here too, some only when they are asked for."""

from typing import TYPE_CHECKING

from foreign_money.money import Cash

if TYPE_CHECKING:
    from foreign_money.ledger import Ledger

__all__ = ["Cash", "Ledger"]


def __getattr__(name: str) -> object:
    if name == "Ledger":
        from foreign_money.ledger import Ledger  # noqa: PLC0415

        return Ledger
    raise AttributeError(name)
