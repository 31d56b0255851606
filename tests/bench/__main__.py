"""Run the benchmarks, print the table, write ``build/bench.json``; exit 1 where a goal is missed.

``python -m tests.bench [build|gates|fanout|load|crowd|size]…``; without an argument: all.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench.build_speed import build_rows
from tests.bench.fanout import fanout_rows
from tests.bench.gates_speed import gates_rows
from tests.bench.load import crowd_rows, load_rows
from tests.bench.rows import Row, print_table, write_json
from tests.bench.size import size_rows

PARTS = ("build", "gates", "fanout", "load", "crowd", "size")


def main(parts: tuple[str, ...]) -> int:
    """Measure and report."""
    if unknown := set(parts) - set(PARTS):
        raise SystemExit(f"no such benchmark: {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    rows: list[Row] = []
    if "build" in parts:
        with tempfile.TemporaryDirectory() as scratch:
            rows += build_rows(Path(scratch))
    if "gates" in parts:
        with tempfile.TemporaryDirectory() as scratch:
            rows += gates_rows(Path(scratch))
    if "fanout" in parts:
        rows += fanout_rows()
    if "load" in parts:
        rows += load_rows()
    if "crowd" in parts:
        rows += crowd_rows()
    if "size" in parts:
        rows += size_rows()
    print_table(rows)
    write_json(rows, Path("build") / "bench.json")
    return 0 if all(row.reached for row in rows) else 1


sys.exit(main(tuple(sys.argv[1:]) or PARTS))
