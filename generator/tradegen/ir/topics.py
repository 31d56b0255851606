"""Live topics."""

from typing import Final, Literal

from tradegen.ir.promises import PUBLIC, Deprecation
from tradegen.ir.types import Node, Type
from tradegen.ir.uses import Use
from tradegen.span import Span

DeliveryMode = Literal["every", "latest"]
OnSlow = Literal["disconnect", "drop_oldest"]

LINGER_S: Final = 30
"""Seconds a topic lives after its last subscriber where its declaration does not say."""


class KeyField(Node, frozen=True):
    """A field of a topic's params that is part of its key, by wire name, with its In type."""

    name: str
    type: Type
    required: bool
    default: str | None = None
    doc: str = ""


class Drop(Node, frozen=True):
    """A member, by wire name, whose ``values`` (JSON texts) say that the item has left the list."""

    name: str
    values: tuple[str, ...]


class SnapshotArgument(Node, frozen=True):
    """What a parameter of the snapshot operation, by wire name, is called with: an attribute of the topic's params."""

    name: str
    attr: str


class Snapshot(Node, frozen=True):
    """The items of a topic: the operation of the module that lists them, and what identifies and ends one.

    ``key`` is the wire name of the identifying member. Parameters of the operation without an argument are null.
    """

    operation_id: str
    key: str
    drop: tuple[Drop, ...] = ()
    arguments: tuple[SnapshotArgument, ...] = ()


class Topic(Node, frozen=True):
    """One live topic: ``name.subscribe``, ``name.unsubscribe`` and ``name.update`` on the wire.

    With ``snapshot``, which says that its updates are the items of a list, ``name.snapshot`` as well.
    """

    name: str
    params: Use | None  # None: the topic has no parameters
    update: Use
    key_fields: tuple[KeyField, ...] = ()
    delivery: DeliveryMode = "every"
    history: int = 0
    rate_per_s: float | None = None  # most updates a second; None: all
    on_slow: OnSlow = "disconnect"
    linger_s: int = LINGER_S
    snapshot: Snapshot | None = None
    summary: str = ""
    doc: str = ""
    deprecated: Deprecation | None = None
    access: str = PUBLIC
    span: Span | None = None
