"""Every named bad input, as the command meets it: clean lines, exit code 1, and the tree of before."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.front.conftest import HEAD, MODELS
from tests.front.test_bad_inputs import CASES, Case
from tests.golden.build import shared_processes
from tests.hostile.hostile_modules import HARMLESS, REFUSED
from tests.hostile.refusals import CONFIG, MIB, ROUTES, TICK, TICKS, Named, named_inputs, weighed

from tradegen.cli.build import run_build

LINE = re.compile(r"[\w./-]+:[1-9]\d*:[1-9]\d*: (error|warning): \S.* \[[a-z0-9-]+\](; \S.*)?")
GOOD = "topics: {ticks: {update: str}}\n"


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


@pytest.mark.parametrize("what", REFUSED)
def test_a_hostile_module_harms_nothing(shop: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever it does while it is imported: one clean line, exit code 1, and nothing of it is there afterwards."""
    before = tree(shop)
    put(shop, {ROUTES: TICKS, TICK: REFUSED[what]})
    try:
        code = run_build(shop, dry_run=False, force=True)
        said = capsys.readouterr().err.splitlines()
    finally:
        (shop / TICK).unlink()
        put(shop, {ROUTES: HEAD + GOOD})
    assert (1, 1) == (code, len(said)), said
    assert LINE.fullmatch(said[0])
    assert before == tree(shop)


@pytest.mark.parametrize("what", HARMLESS)
def test_an_odd_module_is_built(shop: Path, what: str) -> None:
    """Noise, threads and a changed environment stay in a process that ends."""
    put(shop, {ROUTES: TICKS, TICK: HARMLESS[what]})
    try:
        assert 0 == run_build(shop, dry_run=True, force=True)
    finally:
        (shop / TICK).unlink()
        put(shop, {ROUTES: HEAD + GOOD})


HEAVIEST = [named for named in named_inputs() if named.family == "B11-heavy" or named.name.startswith("hoards")]


@pytest.mark.parametrize("named", HEAVIEST, ids=lambda named: named.name)
def test_a_heavy_input_costs_little(named: Named, tmp_path: Path) -> None:
    """What is made to take memory is refused while all processes together have had less than 256 MiB."""
    found = weighed(named, tmp_path)
    assert 1 == found.code, found.stderr
    assert [] == [line for line in found.stderr.splitlines() if not LINE.fullmatch(line)]
    assert found.mib < MIB
    assert not (tmp_path / "generated").exists()
