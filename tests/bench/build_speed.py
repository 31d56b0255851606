"""How long a build takes: beside other generators on the same API, with nothing to do, after an edit, at scale."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.bench.rows import Row
from tests.bench.synthetic_project import edit_one_field, write_project

from tradegen.output.apply import apply_plan
from tradegen.output.lock import output_lock
from tradegen.output.plan import make_plan
from tradegen.pipeline import Builder
from tradegen.project import load_project

ROUNDS = 5
BIN = Path(sys.executable).parent
NODE_BIN = Path(__file__).parents[2] / "node_modules" / ".bin"


def build_rows(scratch: Path) -> list[Row]:
    """Measure every row of the build; ``scratch`` is an empty folder for the projects and the peers' output."""
    project = write_project(scratch / "hundred", topics=100)
    _build(project)
    spec = scratch / "openapi.json"
    shutil.copy(project / "generated" / "specs" / "openapi.json", spec)
    cold, ts, models, client = _side_by_side(
        lambda: _cold_build(project),
        lambda: _openapi_ts(spec, scratch),
        lambda: _datamodel_codegen(spec, scratch),
        lambda: _openapi_python_client(spec, scratch),
    )
    noop = median(_timed(lambda: _build(project)) for _ in range(ROUNDS))
    thousand = write_project(scratch / "thousand", topics=1000)
    _build(project)
    scale = median(_timed(lambda: _cold_build(thousand)) for _ in range(3))
    print(f"tradegen {cold:.2f} s, openapi-ts {ts:.2f} s")
    print(f"datamodel-codegen {models:.2f} s, openapi-python-client {client:.2f} s")
    return [
        Row("build.cold100.vs_openapi_ts", cold / ts, "ratio", "<= 1"),
        Row("build.cold100.vs_peers_sum", cold / (ts + models + client), "ratio", "<= 0.35"),
        Row("build.noop_s", noop, "s", "<= 0.3"),
        Row("build.edit_s", _warm_edit(project), "s", "<= 0.15"),
        Row("build.scale_1000_100", scale / cold, "ratio", "<= 12"),
    ]


def _side_by_side(*runs: Callable[[], None]) -> list[float]:
    """Return the median seconds of each run; the runs take turns, so that a slow minute hits all of them."""
    rounds = [[_timed(run) for run in runs] for _ in range(ROUNDS)]
    return [median(times) for times in zip(*rounds, strict=True)]


def _warm_edit(project: Path) -> float:
    """Return the median seconds from a saved one-field edit to the last file written, in one process."""
    loaded = load_project(project)
    root = loaded.path(loaded.output)
    times = []
    with Builder(loaded, warm=True) as builder:
        _write(builder, root)
        for number in range(ROUNDS + 1):
            edit_one_field(project, number=number)
            times.append(_timed(lambda: _write(builder, root)))
    return median(times[1:])


def _write(builder: Builder, root: Path) -> None:
    built = builder.generate()
    with output_lock(root):
        apply_plan(make_plan(built.files, root))


def _cold_build(project: Path) -> None:
    shutil.rmtree(project / "generated", ignore_errors=True)
    shutil.rmtree(project / ".tradegen", ignore_errors=True)
    _build(project)


def _build(project: Path) -> None:
    _run(str(BIN / "tradegen"), "build", "--project", str(project))


def _openapi_ts(spec: Path, scratch: Path) -> None:
    shutil.rmtree(scratch / "hey", ignore_errors=True)
    _run(str(NODE_BIN / "openapi-ts"), "-i", str(spec), "-o", str(scratch / "hey"))


def _datamodel_codegen(spec: Path, scratch: Path) -> None:
    kind = ("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel")
    _run(str(BIN / "datamodel-codegen"), "--input", str(spec), "--output", str(scratch / "models.py"), *kind)


def _openapi_python_client(spec: Path, scratch: Path) -> None:
    output = ("--output-path", str(scratch / "client"), "--overwrite", "--meta", "none")
    _run(str(BIN / "openapi-python-client"), "generate", "--path", str(spec), *output)


def _run(*command: str) -> None:
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{finished.stdout}{finished.stderr}")


def _timed(run: Callable[[], None]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
