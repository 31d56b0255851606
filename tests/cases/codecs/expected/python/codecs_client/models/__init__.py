"""The models of the API: what is sent and received, one class per type."""

from codecs_client.models.ledger import (
    Deposit,
    DepositInput,
    Entry,
    EntryInput,
    Memo,
    Moment,
    Node,
    PageStamp,
    Plain,
    Side,
    Span,
    Stamp,
)

__all__ = [
    "Deposit",
    "DepositInput",
    "Entry",
    "EntryInput",
    "Memo",
    "Moment",
    "Node",
    "PageStamp",
    "Plain",
    "Side",
    "Span",
    "Stamp",
]
