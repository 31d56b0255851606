"""One thing that is wrong with a project, whatever command found it."""

from typing import Literal, Self

import msgspec

from tradegen.diagnostics import Diagnostic

Severity = Literal["error", "warning", "info"]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence about a file, with a stable ``slug`` and what to do.

    ``file`` is relative to the project root, with forward slashes. ``line`` and ``col`` count from 1; 0 where
    nobody wrote the line. ``gate`` names the check that found it. ``details`` holds what else is known, by name.
    """

    file: str
    line: int = 0
    col: int = 0
    severity: Severity = "error"
    message: str
    slug: str
    hint: str = ""
    gate: str = ""
    details: dict[str, str] = {}

    @classmethod
    def of_diagnostic(cls, diagnostic: Diagnostic) -> Self:
        """Return what a stage of the pipeline found."""
        span = diagnostic.span
        return cls(
            file=span.file,
            line=span.line,
            col=span.col,
            severity=diagnostic.severity,
            message=diagnostic.message,
            slug=diagnostic.slug,
            hint=diagnostic.hint,
        )

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """Findings are told in this order."""
        return self.file, self.line, self.col, self.slug, self.message


class CannotCheck(Exception):
    """A check has nothing to look at here, or no tool to look with; the message says why."""


class Skipped(msgspec.Struct, frozen=True):
    """A check that could not be made here, and why."""

    gate: str
    reason: str


class Report(msgspec.Struct, frozen=True):
    """Everything a command has to say; ``summary`` is its last line where nothing is wrong."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    summary: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something must be mended."""
        return any(finding.severity == "error" for finding in self.findings)

    def ordered(self) -> "Report":
        """Return the report sorted by place, what is said twice said once."""
        unique = {msgspec.json.encode(finding): finding for finding in self.findings}
        return Report(
            findings=tuple(sorted(unique.values(), key=lambda finding: finding.place)),
            skipped=tuple(sorted(self.skipped, key=lambda one: one.gate)),
            summary=self.summary,
        )
