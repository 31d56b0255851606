"""Random sequences of edits: a process that stays writes what a new one would, or refuses what it would refuse.

``HOSTILE_EDITS`` sets how many edits are made, ``make soak`` makes 600; ``HOSTILE_SEED`` where chance begins.
"""

import os
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from tests.golden.build import shared_processes
from tests.hostile.edits import SWITCHES, Switches, files_of
from tests.hostile.workshop import Refused, workshop

from tradegen.diagnostics import Rejected
from tradegen.emit.files import File
from tradegen.output.apply import apply_plan
from tradegen.output.lock import output_lock
from tradegen.output.plan import make_plan
from tradegen.pipeline import Builder
from tradegen.project import load_project

COUNT = int(os.environ.get("HOSTILE_EDITS", "48"))
SEEDS = 4
FIRST = int(os.environ.get("HOSTILE_SEED", "0"))
BREAKING = frozenset(SWITCHES[-4:])


def write(root: Path, on: Switches) -> None:
    """Make the files below ``root`` say what the switches say; what is equal is not touched."""
    wanted = files_of(on)
    for path in (*root.glob("*.toml"), *root.glob("contracts/**/*.py"), *root.glob("contracts/**/*.yaml")):
        if path.relative_to(root).as_posix() not in wanted:
            path.unlink()
    for name, text in wanted.items():
        path = root / name
        if not path.exists() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)


def switched(on: Switches, chance: Random) -> Switches:
    """One or two switches turned; what breaks the build does not stay long."""
    turned = frozenset(chance.sample(SWITCHES, chance.choice((1, 1, 2))))
    left = on - (BREAKING if chance.random() < 0.7 else frozenset())
    return left ^ turned


def from_cold(root: Path) -> dict[str, bytes] | Refused:
    """What a process says that has seen no earlier version."""
    try:
        with Builder(load_project(root)) as builder:
            built = builder.generate()
    except Rejected as refused:
        return refused.diagnostics
    return {file.path: file.content for file in built.files}


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_edits_of_a_process_that_stays_give_the_tree_of_a_new_one(tmp_path: Path, seed: int) -> None:
    """After every edit the files and the findings are those of a cold build, and in the end so is the tree."""
    chance = Random(seed)
    on: Switches = frozenset()
    root, output = tmp_path / "project", tmp_path / "project" / "generated"
    write(root, on)
    ends: Counter[str] = Counter()
    last: dict[str, bytes] = {}
    with workshop(root) as bench, shared_processes():
        for number in range(COUNT // SEEDS):
            warm, cold = bench.build({}), from_cold(root)
            assert cold == warm, f"edit {number}: {sorted(on)}"
            ends["built" if isinstance(warm, dict) else "refused"] += 1
            if isinstance(warm, dict):
                last = warm
                with output_lock(output):
                    apply_plan(make_plan((File(path, content) for path, content in warm.items()), output))
            on = switched(on, chance)
            write(root, on)
    found = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    assert last == {name: path.read_bytes() for name, path in found.items() if not path.name.startswith(".tradegen-")}
    assert min(ends["built"], ends["refused"]) >= COUNT // SEEDS // 10, ends
