"""The models of the API: what is sent and received, one class per type."""

from generics_client.models.pages import (
    Counted,
    CountedInput,
    Holder,
    HolderInput,
    Item,
    ItemPage,
    PageCounted,
    PageCountedInput,
    PageInt,
    PageItem,
    PagePairIntOptionalItem,
    PagePairStrListItem,
    PairIntOptionalItem,
    PairStrListItem,
)

__all__ = [
    "Counted",
    "CountedInput",
    "Holder",
    "HolderInput",
    "Item",
    "ItemPage",
    "PageCounted",
    "PageCountedInput",
    "PageInt",
    "PageItem",
    "PagePairIntOptionalItem",
    "PagePairStrListItem",
    "PairIntOptionalItem",
    "PairStrListItem",
]
