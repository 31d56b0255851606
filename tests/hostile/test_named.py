"""Every named bad input, as the command meets it: clean lines, exit code 1, and the tree of before."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.front.conftest import HEAD, MODELS
from tests.front.test_bad_inputs import CASES, Case
from tests.golden.build import shared_processes

from tradegen.cli.build import run_build

LINE = re.compile(r"[\w./-]+:[1-9]\d*:[1-9]\d*: (error|warning): \S.* \[[a-z0-9-]+\](; \S.*)?")
GOOD = "topics: {ticks: {update: str}}\n"
ROUTES = "contracts/shop/orders/routes.yaml"
CONFIG = '[tool.tradegen]\ncontracts = "contracts/shop"\nserver = "shop_api"\nclient = "shop_client"\n'
MIB = 256


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A built shop whose contracts every case breaks and the next one gets whole."""
    root = tmp_path_factory.mktemp("named") / "shop"
    root.mkdir()
    (root / "pyproject.toml").write_text(CONFIG)
    put(root, {**MODELS, ROUTES: HEAD + GOOD})
    with shared_processes():
        assert 0 == run_build(root, dry_run=False, force=False)
        yield root


def put(root: Path, files: dict[str, str]) -> None:
    """Write files of the contracts."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def tree(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return the bytes and the mtime of every file that is not a declaration."""
    kept = (path for path in root.rglob("*") if path.is_file() and "contracts" not in path.parts)
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in kept}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_input_harms_nothing(shop: Path, case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused in clean lines, and neither the output nor anything else is touched."""
    before = tree(shop)
    broken = {**case.routes(HEAD), **case.models()}
    put(shop, broken)
    try:
        code = run_build(shop, dry_run=False, force=True)
        said = capsys.readouterr().err.splitlines()
    finally:
        for path in broken:
            (shop / path).unlink()
        put(shop, {**MODELS, ROUTES: HEAD + GOOD})
    assert 1 == code
    assert said
    assert [] == [line for line in said if not LINE.fullmatch(line)]
    assert before == tree(shop)


HEAVY = {
    "alias bomb": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "deep lists": f"a: {'[' * 10_000}{']' * 10_000}\n",
    "deep mappings": "".join(f"{' ' * depth}a:\n" for depth in range(1_000)),
    "long line": f"a: {'x' * 900_000}\n",
    "many keys": "".join(f"k{n}: v\n" for n in range(60_000)),
    "many nodes": f"a: [{'x, ' * 300_000}]\n",
    "large file": "# comment\n" * 11_000_000,
}


@pytest.mark.parametrize("what", HEAVY)
def test_a_heavy_input_costs_little(shop: Path, what: str) -> None:
    """What is made to take time or memory is refused within 256 MiB; the limit in seconds only ends a hang."""
    put(shop, {ROUTES: HEAVY[what]})
    before = tree(shop)
    try:
        finished = subprocess.run(
            [sys.executable, "-c", MEASURED, str(shop)], capture_output=True, text=True, timeout=60, check=False
        )
    finally:
        put(shop, {ROUTES: HEAD + GOOD})
    assert 1 == finished.returncode, finished.stderr[-2000:]
    assert [] == [line for line in finished.stderr.splitlines() if not LINE.fullmatch(line)]
    assert int(finished.stdout) < MIB * 1024
    assert before == tree(shop)


MEASURED = f"""
import re, resource, sys
from pathlib import Path
from tradegen.cli.main import main
resource.setrlimit(resource.RLIMIT_AS, ({4 * MIB} << 20, {4 * MIB} << 20))
sys.argv = ["tradegen", "build", "--project", sys.argv[1]]
try:
    main()
finally:
    own = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
    print(max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
"""
