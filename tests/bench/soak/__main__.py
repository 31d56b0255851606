"""Run the parts that are named, or all; print their rows, write ``build/soak.json``; exit 1 where a goal is missed."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.bench.rows import Row, print_table, write_json
from tests.bench.soak.churn import churn_rows
from tests.bench.soak.crowds import drain_rows, storm_rows
from tests.bench.soak.frames import frame_rows
from tests.bench.soak.gaps import gap_rows
from tests.bench.soak.keys import key_rows
from tests.bench.soak.load import load_rows
from tests.bench.soak.repeated import (
    breaking_rows,
    determinism_rows,
    fault_rows,
    hostile_rows,
    machine_rows,
    name_rows,
    roundtrip_rows,
    stranger_rows,
)
from tests.bench.soak.stalled import stalled_rows

PARTS: Final[Mapping[str, Callable[[], list[Row]]]] = {
    "breaking": breaking_rows,
    "hostile": hostile_rows,
    "determinism": determinism_rows,
    "roundtrip": roundtrip_rows,
    "names": name_rows,
    "strangers": stranger_rows,
    "faults": fault_rows,
    "machine": machine_rows,
    "gaps": gap_rows,
    "frames": frame_rows,
    "churn": churn_rows,
    "storm": storm_rows,
    "drain": drain_rows,
    "stalled": stalled_rows,
    "keys": key_rows,
    "load": load_rows,
}


def main(parts: tuple[str, ...]) -> int:
    """Measure part by part; what is done is written before the next one begins."""
    if unknown := set(parts) - set(PARTS):
        raise SystemExit(f"no such part: {', '.join(sorted(unknown))}; choose from {', '.join(PARTS)}")
    rows: list[Row] = []
    for part in parts:
        print(f"soak: {part}", flush=True)
        made = PARTS[part]()
        print_table(made)
        rows += made
        write_json(rows, Path("build") / "soak.json")
    return 0 if all(row.reached for row in rows) else 1


sys.exit(main(tuple(sys.argv[1:]) or tuple(PARTS)))
