"""The named things met while reading: what is known of them, and which classes are still to be read."""

from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

from tradegen.introspect.declared_docs import class_ref
from tradegen.introspect.field_names import Schema
from tradegen.introspect.findings import Finding
from tradegen.ir import Alias, Enum, Model


class PendingClass(NamedTuple):
    """A class met in a schema. ``schema`` is its own node; ``None`` for a ``BaseModel``, which carries it."""

    cls: type
    schema: Schema | None
    definitions: Mapping[str, Schema]


class Catalog:
    """Everything named, by ``ref``; lives as long as one request."""

    def __init__(self) -> None:
        self.models: dict[str, Model] = {}
        self.enums: dict[str, Enum] = {}
        self.aliases: dict[str, Alias | None] = {}  # None while the alias is being read
        self.classes: dict[str, type] = {}
        self.findings: list[Finding] = []
        self.pending: deque[PendingClass] = deque()

    def meet(self, cls: type, schema: Schema | None, definitions: Mapping[str, Schema]) -> str:
        """The ``ref`` of ``cls``, which is put on the list to read when met for the first time."""
        ref = class_ref(cls)
        if ref not in self.classes:
            self.classes[ref] = cls
            self.pending.append(PendingClass(cls, schema, definitions))
        return ref
