"""The allow file: breaking changes that somebody decided to make, why, and until when that holds."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from tradegen.breaking.change import Change
from tradegen.breaking.findings import Finding, Site, report
from tradegen.breaking.rules import RULES
from tradegen.declare.keys import KeyReader, kind_of
from tradegen.source.compose import compose
from tradegen.source.findings import Findings
from tradegen.source.nodes import Mapping, Scalar, Sequence, YamlNode
from tradegen.source.scalars import is_null
from tradegen.source.suggestion import did_you_mean, quote
from tradegen.span import Span

ALLOW_FILE: Final = "tradegen-allow.yaml"
_KEYS: Final = ("fingerprint", "rule", "place", "site", "reason", "expires")
_IDS: Final = {name: rule.id for rule in RULES.values() for name in (rule.id, rule.slug)}


class Allowance(msgspec.Struct, frozen=True):
    """One entry: a finding by ``fingerprint``, or all findings of a ``rule`` at a ``place`` (and ``site``)."""

    span: Span
    reason: str
    expires: date
    fingerprint: str = ""
    rule: str = ""
    place: str = ""
    site: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether ``finding`` is what the entry means."""
        if self.fingerprint:
            return self.fingerprint == finding.fingerprint
        named = _IDS[self.rule] == finding.rule and self.place == finding.place
        return named and self.site in ("", finding.site)

    @property
    def aim(self) -> tuple[str, ...]:
        """What the entry means, however it is spelled."""
        return self.fingerprint, _IDS.get(self.rule, ""), self.place, self.site

    @property
    def what(self) -> str:
        """The entry in a word."""
        return self.fingerprint or f"{self.rule} at {self.place}"


class Judged(msgspec.Struct, frozen=True):
    """What is left to settle, and what was allowed."""

    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...]


def read_allowances(root: Path) -> tuple[Allowance, ...]:
    """Return the entries of the allow file in ``root``; none without the file.

    Raises:
        Rejected: an entry without reason, date or aim, and everything else wrong with the file.
    """
    findings = Findings()
    composed = compose(ALLOW_FILE, _content(root, findings))
    findings.extend(composed.findings)
    read = [_allowance(node, findings) for node in _entries(composed.root, findings)]
    allowances = tuple(entry for entry in read if entry is not None)
    _refuse_twins(allowances, findings)
    findings.raise_any()
    return allowances


def _content(root: Path, findings: Findings) -> bytes:
    """Return what the file holds: nothing where there is none, or where it cannot be read, which is told."""
    try:
        return (root / ALLOW_FILE).read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as trouble:
        message = f"cannot be read: {trouble.strerror}"
        findings.refuse(Span(ALLOW_FILE, 1, 1), "unreadable-file", message=message)
        return b""


def _refuse_twins(allowances: Iterable[Allowance], findings: Findings) -> None:
    """Refuse an entry that means what one before it means: only one of their reasons and dates can be true."""
    first: dict[tuple[str, ...], Allowance] = {}
    for entry in allowances:
        before = first.setdefault(entry.aim, entry)
        if before is not entry:
            message = f"{entry.what} is allowed twice"
            hint = f"keep one; the first is at line {before.span.line}"
            findings.refuse(entry.span, "duplicate-entry", message=message, hint=hint)


def _entries(root: YamlNode | None, findings: Findings) -> tuple[YamlNode, ...]:
    """Return what stands under ``allow``; an empty file allows nothing."""
    if root is None:
        return ()
    if not isinstance(root, Mapping):
        findings.refuse(root.span, "wrong-type", message=f'the file must have the key "allow", not be {kind_of(root)}')
        return ()
    reader = KeyReader(root, "the allow file", findings=findings)
    reader.check_known(("allow",))
    entry = reader.entry("allow")
    if entry is None or (isinstance(entry.value, Scalar) and is_null(entry.value)):
        return ()
    if not isinstance(entry.value, Sequence):
        message = f'"allow" must be a list, not {kind_of(entry.value)}'
        findings.refuse(entry.value.span, "wrong-type", message=message)
        return ()
    return entry.value.items


def _allowance(node: YamlNode, findings: Findings) -> Allowance | None:
    if not isinstance(node, Mapping):
        findings.refuse(node.span, "wrong-type", message=f"an entry must be a mapping, not {kind_of(node)}")
        return None
    reader = KeyReader(node, "an entry", findings=findings)
    reader.check_known(_KEYS)
    texts = {key: _text(reader, key) for key in _KEYS}
    reader.require("reason", reader.span, hint="say why old clients may break")
    reader.require("expires", reader.span, hint="say until when, such as 2030-01-31")
    is_aimed = _is_aimed(reader, texts)
    expires = _day(reader, texts["expires"])
    if not is_aimed or expires is None:
        return None
    return Allowance(
        span=reader.span,
        reason=texts["reason"],
        expires=expires,
        fingerprint=texts["fingerprint"],
        rule=texts["rule"],
        place=texts["place"],
        site=texts["site"],
    )


def _text(reader: KeyReader, key: str) -> str:
    """Return the text of ``key``, which must say something where it is written."""
    entry = reader.entry(key)
    if entry is None:
        return ""
    if isinstance(entry.value, Scalar) and not entry.value.text.strip():
        reader.refuse(entry.value.span, "missing-key", message=f"{quote(key)} of {reader.place} is empty")
        return ""
    return reader.text(key)


def _is_aimed(reader: KeyReader, texts: dict[str, str]) -> bool:
    """Whether the entry says what it allows, in one of the two ways."""
    named = [key for key in ("rule", "place", "site") if reader.entry(key)]
    if reader.entry("fingerprint"):
        for entry in filter(None, map(reader.entry, named)):
            message = f"{reader.place} has {quote(entry.key.text)} beside a fingerprint, which says it already"
            hint = "name the finding by its fingerprint, or by rule and place"
            reader.refuse(entry.key.span, "unknown-key", message=message, hint=hint)
        return bool(texts["fingerprint"]) and not named
    if "rule" not in named or "place" not in named:
        message = f'{reader.place} has neither "fingerprint" nor "rule" and "place"'
        reader.refuse(reader.span, "missing-key", message=message, hint="copy them from the report")
    rule, written = texts["rule"], reader.entry("rule")
    if written and rule and rule not in _IDS:
        hint = did_you_mean(rule, tuple(_IDS)) or "copy it from the report"
        reader.refuse(written.value.span, "unknown-rule", message=f"no rule {quote(rule)}", hint=hint)
    return rule in _IDS and bool(texts["place"])


def _day(reader: KeyReader, text: str) -> date | None:
    written = reader.entry("expires")
    if not text or written is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f'"expires" of {reader.place} must be a day such as 2030-01-31, not {quote(text)}'
        reader.refuse(written.value.span, "bad-value", message=message)
        return None


def judge(findings: Iterable[Finding], allowances: Iterable[Allowance], *, today: date) -> Judged:
    """Take out what is allowed today; entries that are over, or match nothing, become findings."""
    left = tuple(findings)
    entries = tuple(allowances)
    current = [entry for entry in entries if entry.expires >= today]
    kept: list[Finding] = []
    allowed: list[Finding] = []
    for found in left:
        (allowed if any(entry.covers(found) for entry in current) else kept).append(found)
    return Judged(findings=(*kept, *_stale(entries, left, today)), allowed=tuple(allowed))


def _stale(entries: tuple[Allowance, ...], findings: tuple[Finding, ...], today: date) -> Iterator[Finding]:
    for entry in entries:
        matches = any(entry.covers(found) for found in findings)
        if matches and entry.expires >= today:
            continue
        rule = "A01" if matches else "A02"
        message = f"{entry.what} was allowed until {entry.expires}" if matches else f"{entry.what} matches no change"
        change = Change(rule=rule, place=ALLOW_FILE, message=message, old=entry.what, span=entry.span)
        yield report(change, Site(ALLOW_FILE, "request", entry.span))
