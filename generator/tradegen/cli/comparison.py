"""Compare the declarations with an older version, and print what an allow file does not excuse."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import typer

from tradegen.breaking.against import Unreachable
from tradegen.breaking.allow import ALLOW_FILE, judge, read_allowances
from tradegen.breaking.children import Children
from tradegen.breaking.findings import Finding, by_change
from tradegen.breaking.told import as_report, markdown_lines
from tradegen.breaking.versions import OldRejected, find_changes_since
from tradegen.project import Project
from tradegen.report.printing import FINDINGS, print_report

MARKDOWN = "markdown"
TROUBLE = 2


def compare(
    against: str, project: Project, children: Children, *, output: str, levels: Sequence[str], everything: bool
) -> int:
    """Print what changed in ``project`` since ``against``; return the exit code.

    Raises:
        Rejected: the declarations at hand, or the allow file, cannot be read.
    """
    allowances = read_allowances(project.root)
    today = datetime.now(UTC).date()  # as the server counts sunsets, so that every machine says the same
    try:
        changes = find_changes_since(against, project, today=today, children=children)
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
    summary = _summary(findings, allowed=len(by_change(judged.allowed)), against=against)
    return print_report(as_report(shown, summary, output), output)


def _summary(findings: Iterable[Finding], *, allowed: int, against: str) -> str:
    """Count changes, however many uses each has."""
    counts = Counter(uses[0].level for uses in by_change(findings))
    parts = [f"{counts['error']} breaking", f"{counts['warning']} doubtful", f"{counts['info']} compatible changes"]
    excused = f"; {allowed} allowed by {ALLOW_FILE}" if allowed else ""
    return f"{', '.join(parts)} since {against}{excused}"
