"""The gate ``drift``: the disk holds what follows from the declarations, byte by byte, and nothing else."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

import msgspec

from tradegen.diagnostics import Rejected
from tradegen.gates.site import Site
from tradegen.output.currency import current_note, watch
from tradegen.output.inside import Folders
from tradegen.output.journal import JOURNAL_NAME, is_interrupted
from tradegen.output.manifest import MANIFEST_NAME, ManifestUnreadable, encode_manifest, file_bytes, read_manifest
from tradegen.output.place import check_place
from tradegen.output.plan import Conflict, Plan, make_plan
from tradegen.output.strangers import files_below
from tradegen.project import Project
from tradegen.report.finding import Finding

GATE: Final = "drift"
_STATES: Final = {"create": "is missing", "update": "is stale", "delete": "is no longer declared"}
_SLUGS = {"create": "missing-file", "update": "stale-file", "delete": "orphaned-file"}


def drift_findings(site: Site, on_stage: Callable[[str], None]) -> Iterator[Finding]:
    """Yield every path that differs from the declarations, and the warnings about these.

    Where the note of the last build holds, by the hashes of all that it read and wrote, nothing is generated anew.
    """
    try:
        check_place(site.project)
        yield from _drift(site, on_stage)
    except Rejected as rejected:
        for diagnostic in rejected.diagnostics:
            yield msgspec.structs.replace(Finding.of_diagnostic(diagnostic), gate=GATE)


def _drift(site: Site, on_stage: Callable[[str], None]) -> Iterator[Finding]:
    if is_interrupted(site.output):
        message = "a build was cut short here; the files of two builds may stand side by side"
        yield site.finding(GATE, f"{site.project.output}/{JOURNAL_NAME}", message=message, slug="interrupted-build")
        return
    try:
        read_manifest(site.output)
    except ManifestUnreadable as damaged:
        reason = str(damaged).partition(": ")[2].partition("; ")[0]
        hint = "restore it from version control, or delete it and run: tradegen build --force"
        file = f"{site.project.output}/{MANIFEST_NAME}"
        yield site.finding(GATE, file, message=f"is {reason}", slug="damaged-manifest", hint=hint)
        return
    note = current_note(site.project.root, by_hash=True)
    if note is not None and not note.warnings and _is_undisturbed(site):
        return
    from tradegen.pipeline import Builder

    seen = watch(site.project.path(site.project.contracts))
    with Builder(site.project, on_stage=on_stage) as builder:
        built = builder.generate()
    for warning in built.warnings:
        yield msgspec.structs.replace(Finding.of_diagnostic(warning), gate=GATE)
    plan = make_plan(built.files, site.output)
    found = tuple(plan_findings(site, plan))
    yield from found
    if not found:
        with suppress(OSError):  # a disk that cannot be written is no drift
            built.remember(site.output, seen=seen)


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
    record = file_bytes(plan.root / MANIFEST_NAME)
    if record != encode_manifest(plan.manifest) and not plan.changes and not plan.conflicts:
        slug, state = ("missing-file", "is missing") if record is None else ("stale-file", "is stale")
        yield site.finding(GATE, f"{output}/{MANIFEST_NAME}", message=state, slug=slug)


def conflict_finding(project: Project, conflict: Conflict) -> Finding:
    """Return why a build would write nothing."""
    hint = f"{conflict.way_out}; then run: tradegen build --force"
    file = f"{project.output}/{conflict.path}"
    return Finding(file=file, message=conflict.reason, slug=conflict.kind, hint=hint, gate=GATE)


def _is_undisturbed(site: Site) -> bool:
    """Whether the output holds what was recorded and nothing else, none of it through a link."""
    recorded = read_manifest(site.output).files
    folders = Folders(site.output)
    return set(files_below(site.output)) == recorded.keys() and not any(
        folders.leads_outside(site.output / path) for path in recorded
    )
