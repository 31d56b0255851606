"""A change met at one use: what the command reports."""

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from tradegen.breaking.change import Change
from tradegen.breaking.rules import RULES, Level, Strength, Way
from tradegen.span import Span

ORDER: Final[tuple[Level, ...]] = ("error", "warning", "info")


class Site(msgspec.Struct, frozen=True):
    """Where values travel: ``broker.placeOrder request``, ``broker.orders update``; ``span`` where it is declared."""

    name: str
    way: Way
    span: Span | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One change at one use. ``removed``: ``span`` is a place in the old version."""

    rule: str
    slug: str
    level: Level
    breaks: tuple[Strength, ...]
    way: Way
    site: str
    place: str
    message: str
    old: str
    new: str
    span: Span
    removed: bool
    hint: str
    fingerprint: str


def report(change: Change, site: Site) -> Finding:
    """Return ``change`` as those meet it who use ``site``."""
    rule = RULES[change.rule]
    level = change.level_for(site.way)
    breaks = change.strengths()
    return Finding(
        rule=rule.id,
        slug=rule.slug,
        level=level,
        breaks=breaks,
        way=site.way,
        site=site.name,
        place=change.place,
        message=change.message,
        old=change.old,
        new=change.new,
        span=change.span or site.span or Span("pyproject.toml", 1, 1),
        removed=change.removed,
        hint=rule.hint if level != "info" else "",
        fingerprint=fingerprint(rule.id, site.name, change.place, change.old, change.new),
    )


def fingerprint(*parts: str) -> str:
    """Return what names a finding from run to run, whatever moves in the files: 12 hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by place; what is said twice is said once."""

    def place(found: Finding) -> tuple[Span, int, str, str, str]:
        return found.span, ORDER.index(found.level), found.rule, found.site, found.fingerprint

    return tuple(sorted(dict.fromkeys(findings), key=place))


def by_change(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """Gather the uses at which one change is met and is equally bad, in the order of their first."""
    found: dict[Finding, list[Finding]] = {}
    for finding in findings:
        change = msgspec.structs.replace(finding, way="request", site="", fingerprint="")
        found.setdefault(change, []).append(finding)
    return tuple(map(tuple, found.values()))
