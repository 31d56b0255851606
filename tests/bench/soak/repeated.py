"""Tests that run longer than in `make test`: more repeats, more runs, more mutations."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.bench.child_process import ROOT
from tests.bench.rows import Row
from tests.onboarding.markdown import table

REPORT: Final = ROOT / "build" / "soak.xml"
REPEATS = os.environ.get("FAULT_REPEATS", "20")
RUNS = "2000"
MUTATIONS = "10000"
RACES = "300"
MUTANTS = "20000"
TEXTS = "5000"
EDITS = "600"
SEEDS = "20"
VALUES = "200"


def breaking_rows() -> list[Row]:
    """Try the verdicts of ``tradegen breaking`` on many random changes."""
    tests = ["tests/breaking/test_by_execution.py", "tests/breaking/test_operations_by_execution.py"]
    failed = _failures(tests, BREAKING_MUTATIONS=MUTATIONS)
    return [Row("soak.breaking.failed", failed, "tests", "<= 0")]


def hostile_rows() -> list[Row]:
    """Build many files that were right once, let many texts through every sink, and edit many times."""
    failed = _failures(["-s", "tests/hostile"], HOSTILE_MUTANTS=MUTANTS, HOSTILE_TEXTS=TEXTS, HOSTILE_EDITS=EDITS)
    return [Row("soak.hostile.failed", failed, "tests", "<= 0")]


def roundtrip_rows() -> list[Row]:
    """Draw ten times the values of each model, with and without codecs, through both clients and back."""
    failed = _failures(["tests/roundtrip"], TRADEGEN_ROUNDTRIP_VALUES=VALUES)
    return [Row("soak.roundtrip.failed", failed, "tests", "<= 0")]


def name_rows() -> list[Row]:
    """Give every word of both languages and runtimes to everything that has a name."""
    return [Row("soak.names.failed", _failures(["tests/names"], NAMES_STRIDE="1"), "tests", "<= 0")]


def stranger_rows() -> list[Row]:
    """Give the documents of every golden case to the parsers and generators of others."""
    vitest = ROOT / "node_modules" / "vitest" / "vitest.mjs"
    reporters = ("--reporter=default", "--reporter=junit", f"--outputFile.junit={REPORT}")
    command = ("node", vitest, "run", *reporters, "tests/conformance/golden")
    return [Row("soak.strangers.failed", _failures_of(command, STRANGERS_STRIDE="1"), "tests", "<= 0")]


def determinism_rows() -> list[Row]:
    """Build under many hash seeds, in several places, with every Python that is to be had."""
    failed = _failures(["-s", "tests/conformance/test_determinism.py"], DETERMINISM_SEEDS=SEEDS)
    return [Row("soak.determinism.failed", failed, "tests", "<= 0")]


def machine_rows() -> list[Row]:
    """Let the state machine run often, and many seeds of racing subscribers."""
    tests = ["tests/runtime/test_session_machine.py", "tests/faults/test_races.py"]
    return [Row("soak.machine.failed", _failures(tests, MACHINE_RUNS=RUNS, FAULT_RACES=RACES), "tests", "<= 0")]


def fault_rows() -> list[Row]:
    """Repeat every scenario of docs/faults.md, with outages of 12 s, 60 s and 10 min of the clients' clocks."""
    rows = table((ROOT / "docs" / "faults.md").read_text("utf-8"), "fault", "how it is made", "what is shown", "test")
    named = [name for *_, names in rows for name in re.findall(r"`(tests/[^`]+\.py::[^`]+)`", names)]
    tests = [name for name in named if "Machine" not in name]
    failed = _failures(
        ["-p", "tests.faults.repeats", *tests], FAULT_REPEATS=REPEATS, FAULT_OUTAGES_S="12,60,600", FAULT_RACES="2"
    )
    return [Row("soak.faults.failed", failed, "tests", "<= 0")]


def _failures(arguments: list[str], **settings: str) -> float:
    """Run pytest; return how many tests failed or could not run."""
    return _failures_of([sys.executable, "-m", "pytest", "--tb=short", f"--junit-xml={REPORT}", *arguments], **settings)


def _failures_of(command: Sequence[str | Path], **settings: str) -> float:
    """Run tests, which show their progress and write the report; return how many failed or could not run."""
    REPORT.unlink(missing_ok=True)
    finished = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=False)
    if finished.returncode not in (0, 1) or not REPORT.exists():
        raise SystemExit("the tests did not run")
    text = REPORT.read_text("utf-8")
    return float(text.count("<failure ") + text.count("<error "))
