"""The items of one topic by key: what a snapshot said, and what was published since.

Before: updates in order, losses, snapshots whenever they arrive. After: the items as they are on the server
at the topic's present seq, or the knowledge that they are not known (``docs/protocol.md``, "Snapshots").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import msgspec

from tradegen_runtime.client.clock import Timer
from tradegen_runtime.client.errors import ClientError, DecodeError
from tradegen_runtime.client.inbound import Resume, Snapshot, Update
from tradegen_runtime.client.operation import ItemRule, JsonScalar

Key = str | int
"""What identifies an item."""

_members = msgspec.json.Decoder(dict[str, msgspec.Raw])
_scalar = msgspec.json.Decoder(JsonScalar)


@dataclass(frozen=True, eq=False)
class Item:
    """One item as JSON text; a change makes another one."""

    content: bytes


@dataclass(frozen=True)
class _Recent:
    """The last update of a key since the base; ``item`` is ``None`` where it left the list."""

    seq: int
    item: Item | None


class ItemTable:
    """The items of one topic, joined from a snapshot and the updates around it.

    Every update after ``base`` was seen. Until a snapshot joins, they are kept by key, the last one each;
    a snapshot joins where it was read after ``base``: the updates after its ``since`` are laid over it.
    """

    def __init__(self, rule: ItemRule) -> None:
        self.base: Resume | None = None
        self.is_whole = False
        self._rule = rule
        self._items: dict[Key, Item] = {}
        self._recent: dict[Key, _Recent] = {}

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the order of the snapshot, newcomers last."""
        return tuple(self._items.values())

    def begin(self, base: Resume) -> None:
        """Start anew after updates were lost: all after ``base`` will be seen."""
        self.base = base
        self.is_whole = False
        self._items = {}
        self._recent = {}

    def update(self, update: Update) -> None:
        """Take the next update.

        Raises:
            DecodeError: it names no item.
        """
        key, item = self._read(update.content)
        if self.is_whole:
            self._put(key, item)
        else:
            self._recent[key] = _Recent(update.seq or 0, item)

    def join(self, snapshot: Snapshot) -> bool:
        """Join a snapshot with the updates around it; False where updates between the two were not seen.

        Raises:
            DecodeError: it holds something that is no item.
        """
        base = self.base
        if base is None or snapshot.epoch != base.epoch or snapshot.since < base.seq:
            return False
        self._items = {}
        for content in snapshot.items:
            self._put(*self._read(content))
        for key, recent in self._recent.items():
            if recent.seq > snapshot.since:
                self._put(key, recent.item)
        self._recent = {}
        self.is_whole = True
        return True

    def _put(self, key: Key, item: Item | None) -> None:
        if item is None:
            self._items.pop(key, None)
        else:
            self._items[key] = item

    def _read(self, content: bytes) -> tuple[Key, Item | None]:
        """Return the key, and the item unless it has left the list."""
        try:
            members = _members.decode(content)
            key = _scalar.decode(members[self._rule.key])
            has_left = any(
                name in members and _is_among(_scalar.decode(members[name]), values)
                for name, values in self._rule.drop.items()
            )
        except (msgspec.DecodeError, KeyError) as error:
            raise DecodeError(f"not an item with a member {self._rule.key!r}: {error}") from error
        if isinstance(key, float) and key.is_integer():
            key = int(key)  # JSON has one kind of number
        if isinstance(key, bool) or not isinstance(key, Key):
            raise DecodeError(f"member {self._rule.key!r} identifies nothing: {key!r}")
        return key, None if has_left else Item(content)


def _is_among(value: JsonScalar, values: Iterable[JsonScalar]) -> bool:
    """Whether JSON has the value among the others: to Python, ``False`` is 0."""
    return any(value == other and isinstance(value, bool) is isinstance(other, bool) for other in values)


class ItemWatcher(Protocol):
    """Who wants the items of a feed; its methods raise nothing."""

    def restated(self) -> None:
        """Learn that the items are whole again."""

    def ended(self, error: ClientError | None) -> None:
        """Learn that there will be no items any more."""


class LiveItems:
    """The items of one feed with those who watch them; ``retry`` asks for a snapshot again, later."""

    def __init__(self, rule: ItemRule) -> None:
        self.refusals = 0
        self.retry: Timer | None = None
        self._table = ItemTable(rule)
        self._watchers: list[ItemWatcher] = []
        self._has_failed = False

    @property
    def base(self) -> Resume | None:
        """Every update after it was seen."""
        return self._table.base

    @property
    def is_whole(self) -> bool:
        """Whether the items are those of the server at the topic's present seq."""
        return self._table.is_whole

    @property
    def needs_snapshot(self) -> bool:
        """Whether somebody should ask for one."""
        return not self._table.is_whole and self.retry is None and not self._has_failed

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the order of the snapshot, newcomers last."""
        return self._table.items

    def watch(self, watcher: ItemWatcher) -> None:
        """Let a watcher in."""
        self._watchers.append(watcher)

    def unwatch(self, watcher: ItemWatcher) -> bool:
        """Let a watcher go; True where nobody watches any more."""
        if watcher in self._watchers:
            self._watchers.remove(watcher)
        if not self._watchers:
            self.stop_retry()
        return not self._watchers

    def begin(self, base: Resume) -> None:
        """Start anew after updates were lost."""
        self._table.begin(base)

    def update(self, update: Update) -> None:
        """Take the next update."""
        if not self._has_failed:
            try:
                self._table.update(update)
            except DecodeError as error:
                self.fail(error)

    def join(self, snapshot: Snapshot) -> bool:
        """Join a snapshot; False where it does not fit and another is needed."""
        if self._has_failed or self._table.is_whole:
            return True
        try:
            if not self._table.join(snapshot):
                return False
        except DecodeError as error:
            self.fail(error)
            return True
        self.refusals = 0
        for watcher in tuple(self._watchers):
            watcher.restated()
        return True

    def fail(self, error: ClientError) -> None:
        """Tell everyone that there will be no items."""
        self._has_failed = True
        self.stop_retry()
        for watcher in tuple(self._watchers):
            watcher.ended(error)

    def stop_retry(self) -> None:
        """Do not ask again later."""
        if self.retry is not None:
            self.retry.cancel()
            self.retry = None
