"""Reads one mapping of a route file: known keys typed, unknown keys refused with the nearest known one."""

from collections.abc import Sequence
from typing import Final

from tradegen.declare.identifiers import ROLE_NAME
from tradegen.source.findings import Findings
from tradegen.source.nodes import Entry, Mapping, Scalar, YamlNode
from tradegen.source.nodes import Sequence as SequenceNode
from tradegen.source.scalars import as_bool, as_int, is_null
from tradegen.source.suggestion import did_you_mean, quote
from tradegen.span import Span

_MOST_UNKNOWN: Final = 100


class KeyReader:
    """The entries of one mapping. ``place`` names it in messages: ``topic "bars"``."""

    def __init__(self, node: Mapping, place: str, *, findings: Findings) -> None:
        self.span = node.span
        self.place = place
        self._entries = {entry.key.text: entry for entry in node.entries}
        self._findings = findings

    def refuse(self, span: Span, slug: str, *, message: str, hint: str = "") -> None:
        """Add a finding."""
        self._findings.refuse(span, slug, message=message, hint=hint)

    def check_known(self, known: Sequence[str]) -> None:
        """Refuse every key that is not in ``known``; where there are too many to be mistakes, one by one no longer."""
        listed = f"known keys: {', '.join(known)}"
        unknown = [entry for key, entry in self._entries.items() if key not in known]
        for entry in unknown[:_MOST_UNKNOWN]:
            message = f"unknown key {quote(entry.key.text)} in {self.place}"
            hint = did_you_mean(entry.key.text, known) or listed
            self.refuse(entry.key.span, "unknown-key", message=message, hint=hint)
        if rest := unknown[_MOST_UNKNOWN:]:
            message = f"{len(rest)} further unknown keys in {self.place}"
            self.refuse(rest[0].key.span, "unknown-key", message=message, hint=listed)

    def entry(self, key: str) -> Entry | None:
        """Return the entry of ``key``, if it is written."""
        return self._entries.get(key)

    def require(self, key: str, at: Span, *, slug: str = "missing-key", hint: str = "") -> Entry | None:
        """Return the entry of ``key``, refusing its absence at the place ``at``."""
        found = self._entries.get(key)
        if found is None:
            self.refuse(at, slug, message=f'{self.place} has no "{key}"', hint=hint)
        return found

    def scalar(self, entry: Entry | None, wanted: str) -> Scalar | None:
        """Return the value of ``entry`` as text that is not null, refusing anything else."""
        if entry is None:
            return None
        value = entry.value
        if isinstance(value, Scalar) and not is_null(value):
            return value
        shown = "nothing" if isinstance(value, Scalar) else kind_of(value)
        message = f"{quote(entry.key.text)} of {self.place} must be {wanted}, not {shown}"
        self.refuse(value.span, "wrong-type", message=message)
        return None

    def text(self, key: str) -> str:
        """Return the text of ``key``, stripped; empty where it is not written."""
        found = self.scalar(self._entries.get(key), "text")
        return found.text.strip() if found else ""

    def boolean(self, key: str) -> bool:
        """Return the truth of ``key``, false where it is not written."""
        found = self.scalar(self._entries.get(key), "true or false")
        if found is None:
            return False
        value = as_bool(found)
        if value is None:
            message = f'"{key}" of {self.place} must be true or false, not {quote(found.text)}'
            self.refuse(found.span, "wrong-type", message=message)
        return bool(value)

    def whole(self, key: str, default: int, *, least: int, most: int) -> int:
        """Return the integer of ``key`` within bounds, ``default`` where it is not written."""
        found = self.scalar(self._entries.get(key), "a whole number")
        if found is None:
            return default
        value = as_int(found)
        if value is None or not least <= value <= most:
            message = f'"{key}" of {self.place} must be a whole number from {least} to {most}, not {quote(found.text)}'
            self.refuse(found.span, "wrong-type", message=message)
            return default
        return value

    def mapping(self, key: str) -> tuple[Entry, ...]:
        """Return the entries of the mapping under ``key``; none where it is not written."""
        entry = self._entries.get(key)
        if entry is None:
            return ()
        if isinstance(entry.value, Mapping):
            return entry.value.entries
        if not (isinstance(entry.value, Scalar) and is_null(entry.value)):
            message = f'"{key}" of {self.place} must be a mapping, not {kind_of(entry.value)}'
            self.refuse(entry.value.span, "wrong-type", message=message)
        return ()

    def access(self) -> str:
        """Return who may use it: ``public``, ``user`` or a role; empty where it is not written or not a role."""
        found = self.scalar(self._entries.get("access"), "public, user or a role")
        return found.text if found is not None and ROLE_NAME.check(found, self._findings) else ""


def kind_of(node: YamlNode) -> str:
    """Return what ``node`` is, for a message: quoted text, ``a list`` or ``a mapping``."""
    match node:
        case Scalar():
            return quote(node.text)
        case SequenceNode():
            return "a list"
        case Mapping():
            return "a mapping"
