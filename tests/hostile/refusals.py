"""Every bad input that has a name, built by the command in a process of its own and weighed.

``python -m tests.hostile.refusals`` prints the slowest and the heaviest of each family.
"""

import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.front.conftest import HEAD, MODELS
from tests.front.test_bad_inputs import FILES, read_cases
from tests.golden.cases import find_cases
from tests.hostile.heavy_files import HEAVY
from tests.hostile.hostile_modules import HARMLESS, REFUSED
from tests.hostile.weighing import Weighed, weigh

ROUTES: Final = "contracts/shop/orders/routes.yaml"
CONFIG: Final = '[tool.tradegen]\ncontracts = "contracts/shop"\nserver = "shop_api"\nclient = "shop_client"\n'
TICK: Final = "contracts/shop/orders/ticks.py"
TICKS: Final = HEAD + "topics: {ticks: {update: ticks.Tick}}\n"
MIB: Final = 256
SECONDS: Final = 2.0


@dataclass(frozen=True)
class Named:
    """A project by name: ``files`` are its contracts, or ``folder`` holds them."""

    family: str
    name: str
    files: Mapping[str, str]
    folder: Path | None = None
    config: str = CONFIG


def named_inputs() -> Iterator[Named]:
    """Yield all of them; the harmless ones, which only look like it, last."""
    for file in FILES:
        for case in read_cases(file):
            yield Named(file.stem, case.name, {**MODELS, **case.routes(HEAD), **case.models()})
    for name, text in HEAVY.items():
        yield Named("B11-heavy", name, {**MODELS, ROUTES: text})
    for golden in find_cases():
        if golden.lines.exists():
            yield Named("cases", golden.name, {}, golden.contracts_root, golden.config())
    for name, code in REFUSED.items():
        yield Named("B14-imports", name, {**MODELS, ROUTES: TICKS, TICK: code})
    for name, code in HARMLESS.items():
        yield Named("harmless", name, {**MODELS, ROUTES: TICKS, TICK: code})


def weighed(named: Named, root: Path) -> Weighed:
    """Build it below ``root``, an empty folder, and return how that went."""
    (root / "pyproject.toml").write_text(named.config, "utf-8")
    if named.folder is not None:
        shutil.copytree(named.folder, root / "contracts", ignore=shutil.ignore_patterns("__pycache__"))
    for path, text in named.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return weigh([str(Path(sys.executable).parent / "tradegen"), "build", "--project", str(root)])


def weigh_all() -> Iterator[tuple[Named, Weighed]]:
    """Yield how each went."""
    for named in named_inputs():
        with tempfile.TemporaryDirectory() as scratch:
            yield named, weighed(named, Path(scratch))


def main() -> None:
    """Print the table."""
    families: defaultdict[str, list[tuple[Named, Weighed]]] = defaultdict(list)
    for named, found in weigh_all():
        families[named.family].append((named, found))
    for family, members in families.items():
        slowest = max(members, key=lambda one: one[1].seconds)
        heaviest = max(members, key=lambda one: one[1].mib)
        codes = sorted({found.code for _, found in members})
        print(
            f"{family:28} {len(members):4} inputs, exit {codes}: "
            f"at most {slowest[1].seconds:.2f} s ({slowest[0].name}), {heaviest[1].mib:.0f} MiB ({heaviest[0].name})"
        )


if __name__ == "__main__":
    main()
