"""The models of the API: what is sent and received, one class per type."""

from foreign_models_client.models.bank import (
    Purse,
    PurseInput,
)
from foreign_models_client.models.shared import (
    Cash,
    CashInput,
    Coin,
    Ledger,
)

__all__ = [
    "Cash",
    "CashInput",
    "Coin",
    "Ledger",
    "Purse",
    "PurseInput",
]
