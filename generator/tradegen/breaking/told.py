"""Findings as every command tells them, and as a table for a comment on a pull request."""

from collections.abc import Iterator, Sequence

from tradegen.breaking.findings import Finding
from tradegen.report.finding import Finding as Told
from tradegen.report.finding import Report


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
            f"`{found.place}`",
            found.message,
            found.site,
            f"`{found.span}`{' (before)' if found.removed else ''}",
        )
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())
