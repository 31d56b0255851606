"""``tradegen skew``: run the generated clients of an older version against today's server, or the other way round."""

from pathlib import Path

import typer

from tradegen.breaking.against import Unreachable
from tradegen.breaking.versions import OldRejected
from tradegen.cli.report import progress
from tradegen.project import load_project
from tradegen.report.printing import print_report
from tradegen.skew.run import run_skew
from tradegen.skew.running import ChildFailed
from tradegen.skew.told import as_report

TROUBLE = 2


def run_skew_command(start: Path, *, against: str, reverse: bool, output: str) -> int:
    """Print what fails between the project at or above ``start`` and ``against``; return the exit code.

    Raises:
        Rejected: the declarations at hand cannot be built.
    """
    project = load_project(start.resolve())
    try:
        with progress() as on_stage:
            result = run_skew(project, against, reverse=reverse, on_stage=on_stage)
    except Unreachable as reason:
        typer.echo(f"tradegen: error: cannot compare with {against}: {reason}", err=True)
        return TROUBLE
    except OldRejected as rejected:
        typer.echo(f"{rejected}\ntradegen: error: the declarations of {against} cannot be built", err=True)
        return TROUBLE
    except ChildFailed as failed:
        typer.echo(f"tradegen: error: {failed}", err=True)
        return TROUBLE
    return print_report(as_report(result, against, reverse=reverse), output)
