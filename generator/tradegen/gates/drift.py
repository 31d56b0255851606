"""The gate ``drift``: the disk holds what follows from the declarations, byte by byte, and nothing else."""

from collections.abc import Callable, Iterator
from typing import Final

from tradegen.diagnostics import Rejected
from tradegen.gates.site import Site
from tradegen.output.currency import current_note
from tradegen.output.journal import JOURNAL_NAME, is_interrupted
from tradegen.output.manifest import file_hash, read_manifest
from tradegen.output.plan import Conflict, Plan, files_below, make_plan
from tradegen.project import Project
from tradegen.report.finding import Finding

GATE: Final = "drift"
_STATES: Final = {"create": "is missing", "update": "is stale", "delete": "is no longer declared"}
_SLUGS = {"create": "missing-file", "update": "stale-file", "delete": "orphaned-file"}


def drift_findings(site: Site, on_stage: Callable[[str], None]) -> Iterator[Finding]:
    """Yield every path that differs from the declarations, and the warnings about these.

    Where the note of the last build holds, and every file has the hash that its manifest records, nothing is
    generated anew.
    """
    note = current_note(site.project.root)
    if note is not None and not note.warnings and _is_as_recorded(site):
        return
    if is_interrupted(site.output):
        message = "a build was cut short here; the files of two builds may stand side by side"
        yield site.finding(GATE, f"{site.project.output}/{JOURNAL_NAME}", message=message, slug="interrupted-build")
        return
    from tradegen.pipeline import Builder

    try:
        with Builder(site.project, on_stage=on_stage) as builder:
            built = builder.generate()
    except Rejected as rejected:
        yield from map(Finding.of_diagnostic, rejected.diagnostics)
        return
    yield from map(Finding.of_diagnostic, built.warnings)
    yield from plan_findings(site, make_plan(built.files, site.output))


def plan_findings(site: Site, plan: Plan) -> Iterator[Finding]:
    """Yield what an unfinished plan says of the disk."""
    output = site.project.output
    for change in plan.changes:
        slug, message = _SLUGS[change.verb], _STATES[change.verb]
        yield site.finding(GATE, f"{output}/{change.path}", message=message, slug=slug)
    yield from (conflict_finding(site.project, conflict) for conflict in plan.conflicts)
    for path in plan.strangers:
        hint = f"move it out of {output}/"
        yield site.finding(GATE, f"{output}/{path}", message="was not generated", slug="foreign-file", hint=hint)


def conflict_finding(project: Project, conflict: Conflict) -> Finding:
    """Return why a build would write nothing."""
    hint = f"{conflict.way_out}; then run: tradegen build --force"
    file = f"{project.output}/{conflict.path}"
    return Finding(file=file, message=conflict.reason, slug=conflict.kind, hint=hint, gate=GATE)


def _is_as_recorded(site: Site) -> bool:
    recorded = read_manifest(site.output).files
    return all(file_hash(site.output / path) == wanted for path, wanted in recorded.items()) and not any(
        path not in recorded for path in files_below(site.output)
    )
