"""Findings as every command tells them, and as a table for a comment on a pull request."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tradegen.breaking.findings import Finding
from tradegen.report.finding import Finding as Told
from tradegen.report.finding import Report

_MARKUP: Final = re.compile(r"[\\`*_\[\]|~]")


def as_report(findings: Sequence[Finding], summary: str) -> Report:
    """Return what the shared printer takes; what only this command knows is in the details."""
    return Report(findings=tuple(_told(found) for found in findings), summary=(summary,))


def _told(found: Finding) -> Told:
    before = ", where it was before" if found.removed else ""
    return Told(
        file=found.span.file,
        line=found.span.line,
        col=found.span.col,
        severity=found.level,
        message=f"{found.place}: {found.message}{before}, for {found.site} ({found.rule}, {found.fingerprint})",
        slug=found.slug,
        hint=found.hint,
        gate="breaking",
        details={
            "rule": found.rule,
            "fingerprint": found.fingerprint,
            "place": found.place,
            "site": found.site,
            "way": found.way,
            "breaks": " ".join(found.breaks),
            "old": found.old,
            "new": found.new,
            "version": "old" if found.removed else "new",
        },
    )


def markdown_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a table of ``findings``."""
    if not findings:
        yield "No breaking changes."
        return
    yield "| level | rule | place | change | for | where |"
    yield "|---|---|---|---|---|---|"
    for found in findings:
        cells = (
            found.level,
            f"{found.rule} {found.slug}",
            _code(found.place),
            _text(found.message),
            _text(found.site),
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
