"""``tradegen build``: make the disk say what the declarations say."""

from pathlib import Path

from tradegen.diagnostics import Rejected
from tradegen.output.currency import current_note, watch
from tradegen.project import Project, load_project
from tradegen.report.finding import Finding, Report
from tradegen.report.printing import print_report


def run_build(start: Path, *, dry_run: bool, force: bool, output: str = "text") -> int:
    """Build the project at or above ``start``, tell what was found in format ``output``, return the exit code."""
    try:
        report = _build(load_project(start.resolve()), dry_run=dry_run, force=force)
    except Rejected as rejected:
        report = Report(findings=tuple(map(Finding.of_diagnostic, rejected.diagnostics)))
    return print_report(report, output)


def _build(project: Project, *, dry_run: bool, force: bool) -> Report:
    note = None if dry_run or force else current_note(project.root)
    if note is None:
        return _full_build(project, dry_run=dry_run, force=force)
    warnings = tuple(map(Finding.of_diagnostic, note.warnings))
    return Report(findings=warnings, summary=(f"{project.output}: up to date",))


def _full_build(project: Project, *, dry_run: bool, force: bool) -> Report:
    from tradegen.cli.report import planned_lines, progress, summary_lines
    from tradegen.gates.drift import conflict_finding
    from tradegen.output.apply import apply_plan
    from tradegen.output.lock import output_lock
    from tradegen.output.place import check_place
    from tradegen.output.plan import make_plan
    from tradegen.pipeline import Builder

    check_place(project)
    root = project.path(project.output)
    seen = watch(project.path(project.contracts))
    with progress() as on_stage, Builder(project, on_stage=on_stage) as builder:
        built = builder.generate()
        on_stage("writing")
        if dry_run:
            plan = make_plan(built.files, root, force=force)
        else:
            with output_lock(root):
                plan = make_plan(built.files, root, force=force)
                if not plan.conflicts:
                    apply_plan(plan)
                    built.remember(root, seen=seen)
    warnings = tuple(map(Finding.of_diagnostic, built.warnings))
    if plan.conflicts:
        return Report(findings=(*warnings, *(conflict_finding(project, one) for one in plan.conflicts)))
    lines = planned_lines(project, plan) if dry_run else summary_lines(project, built.files, plan)
    return Report(findings=warnings, summary=tuple(lines))
