"""Build a project of every Pydantic model of installed packages, and compile what comes of it.

``python -m tests.corpus PACKAGE …`` prints the counts: how many models are accepted, how many are refused with which
diagnostics, and what the compilers find in the output. It is not part of the test run: packages are the caller's.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.corpus.compilers import compile_python, compile_typescript
from tests.corpus.models import models_of
from tests.corpus.projects import Outcome, build_in_chunks


def main() -> int:
    """Print a line for each package; fail where something crashes or does not compile."""
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for package in sys.argv[1:]:
            found = models_of(package)
            outcomes = build_in_chunks(package, found, Path(folder) / package)
            broken += _report(package, len(found), outcomes)
    return 1 if broken else 0


def _report(package: str, count: int, outcomes: list[Outcome]) -> int:
    accepted = sum(len(outcome.accepted) for outcome in outcomes)
    slugs = Counter(line.slug for outcome in outcomes for line in outcome.refused)
    crashes = [crash for outcome in outcomes for crash in outcome.crashes]
    roots = [outcome.root for outcome in outcomes if outcome.accepted]
    complaints = [line for root in roots for line in (*compile_python(root), *compile_typescript(root))]
    placeless = [line for outcome in outcomes for line in outcome.refused if not line.has_place or not line.hint]
    print(
        f"{package}: {count} models, {accepted} accepted, {len(crashes)} crashes, {len(complaints)} complaints of"
        f" compilers, {len(placeless)} refusals without place or way out, refused with {dict(slugs.most_common())}"
    )
    for line in [*crashes, *complaints[:40], *map(str, placeless[:20])]:
        print(f"  {line}")
    return len(crashes) + len(complaints)


if __name__ == "__main__":
    raise SystemExit(main())
