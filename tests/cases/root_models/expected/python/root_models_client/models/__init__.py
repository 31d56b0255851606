"""The models of the API: what is sent and received, one class per type."""

from root_models_client.models.roots import (
    Choice,
    Holder,
    Item,
    Items,
    Name,
    Table,
    Word,
)

__all__ = [
    "Choice",
    "Holder",
    "Item",
    "Items",
    "Name",
    "Table",
    "Word",
]
