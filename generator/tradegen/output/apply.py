"""Write a plan so that the tree is wholly the old one or wholly the new one, whenever the build is killed.

Before: a :class:`~tradegen.output.plan.Plan`. After: the tree below its root says what the plan says.

All new bytes are staged first, with the manifest and the journal: a full disk stops here, with nothing changed.
Then one rename puts the journal in its place, and from then on the build is decided: the steps are carried out
here, or by whoever takes the lock next. What was staged is on the disk before the journal is, and what the journal
names before it goes: losing the machine's power is survived as a kill is.
"""

import shutil
from pathlib import Path

import msgspec

from tradegen.output.durable import sync, sync_all
from tradegen.output.journal import (
    JOURNAL_NAME,
    STAGED_JOURNAL,
    STAGED_MANIFEST,
    STAGING_NAME,
    Journal,
    Step,
    carry_out,
)
from tradegen.output.manifest import MANIFEST_NAME, encode_manifest, file_bytes
from tradegen.output.plan import Change, Plan


def apply_plan(plan: Plan) -> None:
    """Carry out every change of ``plan``; files it does not name keep their bytes and mtime.

    The caller holds :func:`~tradegen.output.lock.output_lock` since before the plan was made.

    Raises:
        OSError: the disk refused; the tree is the old one, or the next holder of the lock finishes the new one.
    """
    root = plan.root
    manifest = encode_manifest(plan.manifest)
    if not plan.changes and file_bytes(root / MANIFEST_NAME) == manifest:
        return
    staging = root / STAGING_NAME
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        steps = tuple(_stage(plan, staging, number, change) for number, change in enumerate(plan.changes))
        (staging / STAGED_MANIFEST).write_bytes(manifest)
        journal = Journal(steps, plan.manifest)
        (staging / STAGED_JOURNAL).write_bytes(msgspec.json.encode(journal))
        sync_all((*staging.iterdir(), staging))
        (staging / STAGED_JOURNAL).replace(root / JOURNAL_NAME)
    except OSError:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    sync(root)
    carry_out(root, journal)


def _stage(plan: Plan, staging: Path, number: int, change: Change) -> Step:
    """Write the new bytes of one change beside the tree."""
    if change.verb == "delete":
        return Step(change.path, str(number), change.before, None)
    (staging / str(number)).write_bytes(change.content)
    return Step(change.path, str(number), change.before, plan.manifest.files[change.path])
