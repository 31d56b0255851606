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
from tradegen.source.nodes import Mapping, Sequence, YamlNode
from tradegen.source.suggestion import did_you_mean, quote
from tradegen.span import Span

ALLOW_FILE: Final = "tradegen-allow.yaml"
_KEYS: Final = ("fingerprint", "rule", "place", "site", "reason", "expires")


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
        named = self.rule in (finding.rule, finding.slug) and self.place == finding.place
        return named and self.site in ("", finding.site)

    @property
    def what(self) -> str:
        """The entry in a word."""
        return self.fingerprint or f"{self.rule} at {self.place}"


class Judged(msgspec.Struct, frozen=True):
    """What is left to settle, and how much was allowed."""

    findings: tuple[Finding, ...]
    allowed: int


def read_allowances(root: Path) -> tuple[Allowance, ...]:
    """Return the entries of the allow file in ``root``; none without the file.

    Raises:
        Rejected: an entry without reason, date or aim, and everything else wrong with the file.
    """
    try:
        content = (root / ALLOW_FILE).read_bytes()
    except FileNotFoundError:
        return ()
    composed = compose(ALLOW_FILE, content)
    findings = Findings()
    findings.extend(composed.findings)
    allowances = [_allowance(node, findings) for node in _entries(composed.root, findings)]
    findings.raise_any()
    return tuple(found for found in allowances if found is not None)


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
    if entry is None:
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
    texts = {key: reader.text(key) for key in _KEYS}
    if not texts["reason"]:
        hint = "say why old clients may break"
        reader.refuse(reader.span, "missing-key", message=f'{reader.place} has no "reason"', hint=hint)
    if not texts["fingerprint"] and not (texts["rule"] and texts["place"]):
        message = f'{reader.place} has neither "fingerprint" nor "rule" and "place"'
        reader.refuse(reader.span, "missing-key", message=message, hint="copy them from the report")
    rule = texts["rule"]
    known = [name for found in RULES.values() for name in (found.id, found.slug)]
    if rule and rule not in known:
        reader.refuse(reader.span, "unknown-rule", message=f"no rule {quote(rule)}", hint=did_you_mean(rule, known))
    expires = _day(reader, texts["expires"])
    if expires is None:
        return None
    return Allowance(
        span=reader.span,
        reason=texts["reason"],
        expires=expires,
        fingerprint=texts["fingerprint"],
        rule=rule,
        place=texts["place"],
        site=texts["site"],
    )


def _day(reader: KeyReader, text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f'{reader.place} needs "expires" with a date such as 2030-01-31'
        reader.refuse(reader.span, "missing-key", message=message)
        return None


def judge(findings: Iterable[Finding], allowances: Iterable[Allowance], *, today: date) -> Judged:
    """Take out what is allowed today; entries that are over, or match nothing, become findings."""
    left = tuple(findings)
    entries = tuple(allowances)
    current = [entry for entry in entries if entry.expires >= today]
    kept = tuple(found for found in left if not any(entry.covers(found) for entry in current))
    return Judged(findings=(*kept, *_stale(entries, left, today)), allowed=len(left) - len(kept))


def _stale(entries: tuple[Allowance, ...], findings: tuple[Finding, ...], today: date) -> Iterator[Finding]:
    for entry in entries:
        matches = any(entry.covers(found) for found in findings)
        if matches and entry.expires >= today:
            continue
        rule = "A01" if matches else "A02"
        message = f"{entry.what} was allowed until {entry.expires}" if matches else f"{entry.what} matches no change"
        change = Change(rule=rule, place=ALLOW_FILE, message=message, old=entry.what, span=entry.span)
        yield report(change, Site(ALLOW_FILE, "request", entry.span))
