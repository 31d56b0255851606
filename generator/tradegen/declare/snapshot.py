"""Reads the keys of a topic that make its updates a list: ``snapshot``, ``key`` and ``drop``."""

from tradegen.declare.declared import DefaultDecl, DropDecl, SnapshotDecl, WrittenName
from tradegen.declare.keys import KeyReader, kind_of
from tradegen.ir import DeliveryMode
from tradegen.source.nodes import Entry, Mapping, Scalar, Sequence, YamlNode
from tradegen.source.suggestion import quote


def declare_snapshot(reader: KeyReader, delivery: DeliveryMode) -> SnapshotDecl | None:
    """Return what the topic of ``reader`` says about its items; ``None`` where it says nothing, or is wrong."""
    entry = reader.entry("snapshot")
    if entry is None:
        for name in ("key", "drop"):
            if (alone := reader.entry(name)) is not None:
                message = f"{quote(name)} of {reader.place} means nothing without a snapshot"
                hint = "name the operation that lists the items, or remove it"
                reader.refuse(alone.key.span, "missing-key", message=message, hint=hint)
        return None
    operation = _name(reader, "snapshot", "an operation id")
    reader.require("key", entry.key.span, hint="name the member that identifies an item")
    key = _name(reader, "key", "a member of the update")
    drop = _drops(reader)
    if delivery == "latest":
        message = f"{reader.place} has a snapshot, so every update counts, but delivers only the latest"
        reader.refuse(entry.key.span, "bad-snapshot", message=message, hint="use delivery: every")
    if operation is None or key is None:
        return None
    return SnapshotDecl(operation=operation, key=key, drop=drop)


def _name(reader: KeyReader, key: str, wanted: str) -> WrittenName | None:
    scalar = reader.scalar(reader.entry(key), wanted)
    return None if scalar is None else WrittenName(text=scalar.text, span=scalar.span)


def _drops(reader: KeyReader) -> tuple[DropDecl, ...]:
    entry = reader.entry("drop")
    if entry is not None and not (isinstance(entry.value, Mapping) and entry.value.entries):
        found = "an empty one" if isinstance(entry.value, Mapping) else kind_of(entry.value)
        message = f'"drop" of {reader.place} must be a mapping of members to values, not {found}'
        reader.refuse(entry.value.span, "wrong-type", message=message, hint="write drop: {status: [closed]}")
        return ()
    return tuple(_drop(found, reader) for found in reader.mapping("drop"))


def _drop(entry: Entry, reader: KeyReader) -> DropDecl:
    """Read ``status: [filled, canceled]`` or ``qty: 0``."""
    values = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
    found = [value for node in values if (value := _value(node, entry, reader)) is not None]
    if not values:
        message = f'{quote(entry.key.text)} of "drop" of {reader.place} has no values'
        reader.refuse(entry.value.span, "wrong-type", message=message)
    return DropDecl(name=entry.key.text, span=entry.key.span, values=tuple(found))


def _value(node: YamlNode, entry: Entry, reader: KeyReader) -> DefaultDecl | None:
    if isinstance(node, Scalar):
        return DefaultDecl(text=node.text, quoted=not node.plain, span=node.span)
    message = f'a value of {quote(entry.key.text)} of "drop" of {reader.place} must be a scalar, not {kind_of(node)}'
    reader.refuse(node.span, "wrong-type", message=message)
    return None
