"""What the emitted TypeScript costs a page: the core, and each topic with its share of operations."""

import subprocess
from pathlib import Path
from typing import Final

import msgspec
from tests.bench.rows import Row

from tradegen.front import understand
from tradegen.introspect.process import Introspector
from tradegen.project import load_project

ROOT: Final = Path(__file__).parents[2]
PROGRAM: Final = Path(__file__).with_name("size.mjs")


class Sizes(msgspec.Struct, frozen=True):
    """Bytes of bundles, minified and compressed: the core, the core with live lists, the whole client."""

    core: int
    lists: int
    whole: int


def size_rows() -> list[Row]:
    """Bundle the emitted client of this repository; what is beyond the core is shared out among its topics."""
    project = load_project(ROOT)
    sources = project.path(project.output) / "typescript" / "src"
    done = subprocess.run(
        ["node", str(PROGRAM), str(sources), project.client_class], cwd=ROOT, capture_output=True, check=True
    )
    sizes = msgspec.json.decode(done.stdout, type=Sizes)
    with Introspector(warm=False) as introspector:
        api = understand(project, introspector.introspect).api
    topics = sum(len(module.topics) for module in api.modules)
    return [
        Row("size.core_kb", sizes.core / 1000, "kB", "<= 8"),
        Row("size.topic_kb", (sizes.whole - sizes.lists) / topics / 1000, "kB", "<= 0.3"),
    ]
