"""``tradegen breaking``: compare the declarations with an older version; a change that breaks clients fails."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from tradegen.breaking.against import Unreachable
from tradegen.breaking.allow import ALLOW_FILE, judge, read_allowances
from tradegen.breaking.findings import Finding
from tradegen.breaking.told import as_report, markdown_lines
from tradegen.breaking.versions import OldRejected, find_changes_since
from tradegen.project import load_project
from tradegen.report.printing import FINDINGS, print_report

MARKDOWN = "markdown"
TROUBLE = 2


def run_breaking(start: Path, *, against: str, output: str, levels: Sequence[str], everything: bool) -> int:
    """Print what changed since ``against`` in the project at or above ``start``; return the exit code.

    Raises:
        Rejected: the declarations at hand, or the allow file, cannot be read.
    """
    project = load_project(start.resolve())
    allowances = read_allowances(project.root)
    today = datetime.now(UTC).date()  # as the server counts sunsets, so that every machine says the same
    try:
        changes = find_changes_since(against, project, today=today)
    except Unreachable as reason:
        typer.echo(f"tradegen: error: cannot compare with {against}: {reason}", err=True)
        return TROUBLE
    except OldRejected as rejected:
        typer.echo(f"{rejected}\ntradegen: error: the declarations of {against} cannot be read", err=True)
        return TROUBLE
    judged = judge(changes, allowances, today=today)
    findings = [found for found in judged.findings if not levels or set(levels) & set(found.breaks)]
    shown = [found for found in findings if everything or found.level != "info"]
    if output == MARKDOWN:
        for line in markdown_lines(shown):
            typer.echo(line)
        return FINDINGS if any(found.level == "error" for found in shown) else 0
    return print_report(as_report(shown, _summary(findings, allowed=judged.allowed, against=against)), output)


def _summary(findings: Iterable[Finding], *, allowed: int, against: str) -> str:
    counts = Counter(found.level for found in findings)
    parts = [f"{counts['error']} breaking", f"{counts['warning']} doubtful", f"{counts['info']} compatible changes"]
    excused = f"; {allowed} allowed by {ALLOW_FILE}" if allowed else ""
    return f"{', '.join(parts)} since {against}{excused}"
