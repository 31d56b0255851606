"""Findings as every command tells them, and as a table for a comment on a pull request."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from tradegen.breaking.findings import Finding, by_change
from tradegen.report.finding import Finding as Told
from tradegen.report.finding import Report

_PER_USE: Final = frozenset({"json", "sarif"})
_MARKUP: Final = re.compile(r"[\\`*_\[\]|~]")


def as_report(findings: Sequence[Finding], summary: str, output: str) -> Report:
    """Return what the shared printer takes for the format ``output``.

    Programs are told each use of a change, as one allows it; people each change once, with all its uses.
    """
    told = map(_told_use, findings) if output in _PER_USE else (_told(uses, output) for uses in by_change(findings))
    return Report(findings=tuple(told), summary=(summary,))


def _told_use(found: Finding) -> Told:
    """Return one use of a change; what only this command knows is in the details."""
    details = {
        "rule": found.rule,
        "fingerprint": found.fingerprint,
        "place": found.place,
        "site": found.site,
        "way": found.way,
        "breaks": " ".join(found.breaks),
        "old": found.old,
        "new": found.new,
        "version": "old" if found.removed else "new",
    }
    return msgspec.structs.replace(_told((found,), "json"), details=details)


def _told(uses: Sequence[Finding], output: str) -> Told:
    """Return a change with all its ``uses``; annotations on GitHub add the fingerprint of each."""
    first, *others = uses
    said = f"{first.rule}, {len(uses)} uses" if others else f"{first.rule}, {first.fingerprint}"
    listed = uses if others and output == "github" else ()
    prints = "".join(f"\n{found.site}: {found.fingerprint}" for found in listed)
    return Told(
        file=first.span.file,
        line=first.span.line,
        col=first.span.col,
        severity=first.level,
        message=f"{_sentence(first)}{_for_whom(uses)} ({said}){prints}",
        slug=first.slug,
        hint=first.hint,
        gate="breaking",
    )


def _sentence(found: Finding) -> str:
    where = "" if found.place == found.span.file else f"{found.place}: "
    return f"{where}{found.message}{', where it was before' if found.removed else ''}"


def _for_whom(uses: Sequence[Finding]) -> str:
    """Name the uses, unless the place is the only one: ``, for broker.a and broker.b response, broker.c update``."""
    sites = _spelled_sites(found.site for found in uses)
    return "" if sites == uses[0].place else f", for {sites}"


def _spelled_sites(sites: Iterable[str]) -> str:
    """Say once what is alike at the end: ``broker.a and broker.b response, broker.c update``."""
    names: dict[str, list[str]] = {}
    for site in sites:
        name, space, what = site.partition(" ")
        names.setdefault(space + what, []).append(name)
    return ", ".join(f"{_listed(found)}{what}" for what, found in names.items())


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def markdown_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a table of ``findings``, a row for each change."""
    if not findings:
        yield "No breaking changes."
        return
    yield "| level | rule | place | change | for | where |"
    yield "|---|---|---|---|---|---|"
    for uses in by_change(findings):
        found = uses[0]
        cells = (
            found.level,
            f"{found.rule} {found.slug}",
            _code(found.place),
            _text(found.message),
            _text(_spelled_sites(each.site for each in uses)),
            f"{_code(str(found.span))}{' (before)' if found.removed else ''}",
        )
        yield f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Print words that are no markup, no HTML, no mention, and do not end the cell."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;")
    return _MARKUP.sub(r"\\\g<0>", plain)


def _code(text: str) -> str:
    """Print a name as code, which ends at a backtick and in a table at a bar."""
    plain = " ".join(text.split()).replace("`", "'").replace("|", "\\|")
    return f"`{plain}`"
