"""What fails, as every command tells its findings."""

from collections.abc import Iterator
from typing import Final

from tradegen.project import CONFIG_FILE
from tradegen.report.finding import Finding, Report, Skipped
from tradegen.skew.judging import Failure
from tradegen.skew.run import Result
from tradegen.span import Span

GATE: Final = "skew"


def as_report(result: Result, against: str, *, reverse: bool) -> Report:
    """Return what the shared printer takes."""
    return Report(
        findings=tuple(_findings(result)),
        skipped=tuple(Skipped(f"clients in {language}", reason) for language, reason in result.skipped.items()),
        summary=(_summary(result, against, reverse=reverse),),
    )


def _findings(result: Result) -> Iterator[Finding]:
    for failure in result.failures:
        yield _finding(result.places.get(failure.site), failure)
    for untried in result.untried:
        place = result.places.get(untried.site) or Span(CONFIG_FILE, 1, 1)
        yield Finding(
            file=place.file,
            line=place.line,
            col=place.col,
            severity="info",
            message=f"{untried.site}: {untried.reason}",
            slug="not-tried",
            gate=GATE,
        )


def _finding(place: Span | None, failure: Failure) -> Finding:
    at = place or Span(CONFIG_FILE, 1, 1)
    times = f", {failure.count} times" if failure.count > 1 else ""
    return Finding(
        file=at.file,
        line=at.line,
        col=at.col,
        severity=failure.severity,
        message=f"{failure.site} in {failure.language}: {failure.message}, for {failure.example}{times}",
        slug=failure.slug,
        gate=GATE,
        details={
            "site": failure.site,
            "client": failure.language,
            "example": failure.example,
            "count": str(failure.count),
        },
    )


def _summary(result: Result, against: str, *, reverse: bool) -> str:
    failed = sum(failure.severity == "error" for failure in result.failures)
    who = f"clients of today against the server of {against}" if reverse else f"clients of {against} against today"
    return f"{failed} failures in {result.attempts} attempts, {who}"
