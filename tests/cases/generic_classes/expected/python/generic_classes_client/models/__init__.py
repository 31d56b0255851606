"""The models of the API: what is sent and received, one class per type."""

from generic_classes_client.models.boxes import (
    BoxBoxStr,
    BoxInt,
    BoxItem,
    BoxOptionalItem,
    BoxStr,
    CountsInt,
    CrateItem,
    EitherIntItem,
    EntryItem,
    Item,
    NodeItem,
    StepItem,
    StepStr,
    Store,
)

__all__ = [
    "BoxBoxStr",
    "BoxInt",
    "BoxItem",
    "BoxOptionalItem",
    "BoxStr",
    "CountsInt",
    "CrateItem",
    "EitherIntItem",
    "EntryItem",
    "Item",
    "NodeItem",
    "StepItem",
    "StepStr",
    "Store",
]
