"""The models of the API: what is sent and received, one class per type."""

from decimals_client.models.money import (
    Money,
    MoneyInput,
)

__all__ = [
    "Money",
    "MoneyInput",
]
