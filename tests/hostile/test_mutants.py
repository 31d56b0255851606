"""Whatever a file says, a build ends in findings with a place or in code that parses.

``HOSTILE_MUTANTS`` sets how many files are tried; ``make soak`` takes 20,000.
"""

import os
import shutil
import traceback
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from tests.golden.cases import CASES, Case
from tests.hostile.mutants import mutate
from tests.hostile.trees import DoesNotParse, TypeScriptTrees
from tests.hostile.workshop import Workshop, workshop

COUNT = int(os.environ.get("HOSTILE_MUTANTS", "300"))
FIRST = int(os.environ.get("HOSTILE_SEED", "0"))
BASES = ("shop", "query_params", "enums", "defaults", "tagged_unions", "aliases", "snapshots", "temporal")
"""Cases to start from, each with something of its own to be broken."""


@pytest.mark.parametrize("base", BASES)
def test_every_mutant_ends_in_findings_or_in_code(base: str, tmp_path: Path) -> None:
    """No mutant raises, hangs, or gives code that is none; each finding is one line with a place that exists."""
    case = Case(CASES / base)
    root = tmp_path / base
    shutil.copytree(case.contracts_root, root / "contracts", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "pyproject.toml").write_text(case.config())
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.*"))}
    routes, models = ([path for path in files if path.endswith(end) and files[path]] for end in ("routes.yaml", ".py"))
    ends: Counter[str] = Counter()
    wrong: list[str] = []
    with workshop(root) as bench, TypeScriptTrees() as trees:
        for seed in range(FIRST, FIRST + COUNT // len(BASES)):
            chance = Random(f"{base} {seed}")
            path = chance.choice(chance.choice((routes, models)))
            content = mutate(files[path], chance, is_yaml=path in routes)
            end, complaints = tried(bench, trees, {path: content})
            ends[end] += 1
            wrong.extend(f"{path}, seed {seed}: {complaint}" for complaint in complaints)
            (root / path).write_bytes(files[path])
        assert isinstance(bench.build({}), dict), "the base itself is right again"
    print(f"{base}: {dict(ends)}")
    assert [] == wrong
    assert ends.total() < 20 or min(ends["built"], ends["refused"]) > ends.total() / 20, ends


def tried(bench: Workshop, trees: TypeScriptTrees, files: dict[str, bytes]) -> tuple[str, list[str]]:
    """Build a mutant and return how it ended, and what is wrong with that."""
    try:
        output = bench.build(files)
        if not isinstance(output, dict):
            return "refused", list(bench.misplaced(output))
        trees.of(output)
    except DoesNotParse as wrong:
        return "built", [f"does not parse: {wrong}"]
    except Exception as raised:
        frame = traceback.extract_tb(raised.__traceback__)[-1]
        return "raised", [f"{type(raised).__name__}: {raised} ({frame.filename}:{frame.lineno})"]
    return "built", []
