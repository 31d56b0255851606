"""A million published numbers by their hash, in both languages, and 200,000 random pairs (T26)."""

import subprocess
import tempfile
from pathlib import Path
from typing import Final

from tests.bench.child_process import ROOT
from tests.bench.rows import Row
from tests.clients.published_numbers import SHA256, hash_of, published_numbers
from tests.clients.test_topic_keys import RUN_TYPESCRIPT, TYPESCRIPT, differences

from tradegen_runtime.topic_key import canonical_number

NUMBERS: Final = 1_000_000
PAIRS: Final = 200_000


def key_rows() -> list[Row]:
    """Compare."""
    wrong = hash_of(NUMBERS, canonical_number) != SHA256[NUMBERS]
    print("numbers in Python are done", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "numbers.jsonl"
        lines.write_text("".join(f"{number!r}\n" for _, number in published_numbers(NUMBERS)), "utf-8")
        command = ["node", "-e", RUN_TYPESCRIPT, str(TYPESCRIPT), str(lines)]
        texts = iter(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\n"))
        wrong_typescript = hash_of(NUMBERS, lambda _: next(texts)) != SHA256[NUMBERS]
        print("numbers in TypeScript are done", flush=True)
        different = differences(PAIRS, Path(folder))
    return [
        Row("soak.keys.python_hash_differs", wrong, "", "<= 0"),
        Row("soak.keys.typescript_hash_differs", wrong_typescript, "", "<= 0"),
        Row("soak.keys.different_pairs", different, "pairs", "<= 0"),
    ]
