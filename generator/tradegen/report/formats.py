"""Print a report for people, for programs, for GitHub's annotations and for code scanning (SARIF)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal

import msgspec

from tradegen.report.finding import Finding, Report
from tradegen.report.sarif import sarif_document

Format = Literal["text", "json", "github", "sarif"]
Stream = Literal["stdout", "stderr"]
Line = tuple[Stream, str]

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def text_line(finding: Finding) -> str:
    """Return the finding as one line: ``file:line:col: error: message [slug]; hint``."""
    hint = f"; {finding.hint}" if finding.hint else ""
    said = f"{finding.message} [{finding.slug}]{hint}"
    if finding.line:
        return f"{finding.file}:{finding.line}:{finding.col}: {finding.severity}: {said}"
    severity = "" if finding.severity == "error" else f"{finding.severity}: "
    return f"{finding.file}: {severity}{said}"


def _text(report: Report) -> Iterator[Line]:
    """Yield findings for stderr, and the summary for stdout."""
    for finding in report.findings:
        yield "stderr", text_line(finding)
    for skipped in report.skipped:
        yield "stdout", f"{skipped.gate}: skipped, {skipped.reason}"
    for line in report.summary:
        yield "stdout", line


def _json(report: Report) -> Iterator[Line]:
    document = {
        "version": 1,
        "failed": report.failed,
        "findings": report.findings,
        "skipped": report.skipped,
        "summary": report.summary,
    }
    yield "stdout", msgspec.json.format(msgspec.json.encode(document), indent=2).decode()


def _github(report: Report) -> Iterator[Line]:
    """Yield workflow commands; what stands in a property or message is escaped as GitHub reads it."""
    for finding in report.findings:
        line = f",line={finding.line},col={finding.col}" if finding.line else ""
        hint = f"; {finding.hint}" if finding.hint else ""
        place = f"file={_property(finding.file)}{line},title={_property(finding.slug)}"
        yield "stdout", f"::{_COMMANDS[finding.severity]} {place}::{_data(finding.message + hint)}"
    for skipped in report.skipped:
        yield "stdout", f"::notice title={_property(skipped.gate)}::{_data(f'skipped, {skipped.reason}')}"


def _sarif(report: Report) -> Iterator[Line]:
    yield "stdout", msgspec.json.format(msgspec.json.encode(sarif_document(report)), indent=2).decode()


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


FORMATS: Final[Mapping[str, Callable[[Report], Iterator[Line]]]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
"""Every format by its name: a report in, lines out, each with the stream it belongs on."""
