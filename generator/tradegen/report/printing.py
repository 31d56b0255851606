"""Send a report where it belongs: results to stdout, diagnostics for people to stderr."""

import typer

from tradegen.report.finding import Report
from tradegen.report.formats import FORMATS

FINDINGS = 1


def print_report(report: Report, output: str) -> int:
    """Print ``report`` in the format named ``output`` and return the exit code: 1 where something must be mended."""
    for stream, line in FORMATS[output](report.ordered()):
        typer.echo(line, err=stream == "stderr")
    return FINDINGS if report.failed else 0
