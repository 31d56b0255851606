"""YAML as a tree of positioned nodes: text, lists and mappings, nothing else."""

import msgspec

from tradegen.span import Span


class Scalar(msgspec.Struct, frozen=True):
    """A scalar as text.

    ``plain`` tells that it was written without quotes or block style, so that it may mean null, a boolean or
    a number. ``offset`` is the distance from ``span`` to the first character of ``text`` where the text
    stands in the file character by character, and ``None`` where it does not (escapes, folded lines).
    """

    text: str
    span: Span
    plain: bool = False
    offset: int | None = None

    def place(self, index: int) -> Span:
        """Return where character ``index`` of ``text`` stands, as exactly as is known."""
        if self.offset is None:
            return self.span
        return Span(self.span.file, self.span.line, self.span.col + self.offset + index)


class Sequence(msgspec.Struct, frozen=True):
    """A list of nodes."""

    items: tuple["YamlNode", ...]
    span: Span


class Entry(msgspec.Struct, frozen=True):
    """One key of a mapping and its value."""

    key: Scalar
    value: "YamlNode"


class Mapping(msgspec.Struct, frozen=True):
    """Entries in the order written; keys are unique."""

    entries: tuple[Entry, ...]
    span: Span


YamlNode = Scalar | Sequence | Mapping
