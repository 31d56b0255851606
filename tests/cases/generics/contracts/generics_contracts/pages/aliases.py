"""Instances that routes name."""

from generics_contracts.pages.pages import Counted, Item, Page, Pair

Items = Page[Item]
CountedItems = Page[Counted]
Pairs = Page[Pair[str, list[Item]]]
