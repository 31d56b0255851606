"""``tradegen check``: everything that must agree does; what does not is a finding with what to do."""

from collections.abc import Sequence
from pathlib import Path

import typer

from tradegen.cli.report import progress
from tradegen.gates.runner import GATES, run_gates
from tradegen.project import load_project
from tradegen.report.printing import print_report

TROUBLE = 2


def run_check(start: Path, *, only: str, output: str) -> int:
    """Run the gates named in ``only`` (with commas; empty: all) on the project at or above ``start``.

    Returns the exit code: a gate that was asked for by name and cannot be run is trouble, not success.

    Raises:
        Rejected: the project's configuration cannot be read.
    """
    names = [name.strip() for name in only.split(",") if name.strip()]
    unknown = sorted(set(names) - set(GATES))
    if unknown:
        typer.echo(f"tradegen: error: no gate named {', '.join(unknown)}; gates are: {', '.join(GATES)}", err=True)
        return TROUBLE
    project = load_project(start.resolve())
    chosen: Sequence[str] = [gate for gate in GATES if gate in names] if names else GATES
    with progress() as on_stage:
        report = run_gates(project, chosen, on_stage)
    code = print_report(report, output)
    return TROUBLE if not code and names and report.skipped else code
