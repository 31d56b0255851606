"""A report as SARIF 2.1.0, which code scanning services read (OASIS, "Static Analysis Results Interchange Format")."""

import hashlib
from importlib.metadata import version
from typing import Final
from urllib.parse import quote

from tradegen.report.finding import Finding, Report

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}

Json = bool | int | str | list["Json"] | dict[str, "Json"]


def sarif_document(report: Report) -> dict[str, Json]:
    """Return the report as one run; a check that was skipped is a notification of the run."""
    slugs = sorted({finding.slug for finding in report.findings})
    driver: dict[str, Json] = {
        "name": "tradegen",
        "version": version("tradegen"),
        "rules": [{"id": slug, "name": slug} for slug in slugs],
    }
    invocation: dict[str, Json] = {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {"level": "note", "message": {"text": f"{skipped.gate}: skipped, {skipped.reason}"}}
            for skipped in report.skipped
        ],
    }
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "The folder of pyproject.toml."}}},
        "results": [_result(finding, slugs.index(finding.slug)) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, rule: int) -> Json:
    hint = f"; {finding.hint}" if finding.hint else ""
    place: dict[str, Json] = {"artifactLocation": {"uri": quote(finding.file), "uriBaseId": "PROJECT"}}
    if finding.line:
        place["region"] = {"startLine": finding.line, "startColumn": max(finding.col, 1)}
    gate: dict[str, Json] = {"gate": finding.gate} if finding.gate else {}
    return {
        "ruleId": finding.slug,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{hint}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"tradegen/v1": _fingerprint(finding)},
        "properties": {**gate, **finding.details},
    }


def _fingerprint(finding: Finding) -> str:
    """Return what names a finding from run to run, whatever lines move above it."""
    return hashlib.sha256("\0".join((finding.slug, finding.file, finding.message)).encode()).hexdigest()[:32]
