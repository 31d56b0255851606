"""Where the output folder may be: one of its own inside the project, or the build says why not and touches nothing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.bench.synthetic_project import write_project
from tests.golden.build import shared_processes

from tradegen.cli.build import run_build


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A built project, to be copied."""
    with shared_processes():
        root = write_project(tmp_path_factory.mktemp("place") / "shop", topics=1)
        assert 0 == run_build(root, dry_run=False, force=False)
        yield root


@pytest.fixture
def shop(built_once: Path, tmp_path: Path) -> Path:
    """A built project of the test's own, with something to build."""
    root = Path(shutil.copytree(built_once, tmp_path / "shop"))
    routes = root / "contracts/shop_contracts/stock0/routes.yaml"
    routes.write_text(routes.read_text().replace("int = 50", "int = 60"))
    return root


def everything(root: Path) -> dict[str, bytes | str]:
    """Return what stands around a project: bytes of files, targets of links."""
    found: dict[str, bytes | str] = {}
    for path in sorted(root.parent.rglob("*")):
        if path.is_symlink():
            found[str(path)] = str(path.readlink())
        elif path.is_file():
            found[str(path)] = path.read_bytes()
    return found


def say(root: Path, output: str) -> None:
    """Configure another output folder."""
    config = root / "pyproject.toml"
    config.write_text(config.read_text().replace('output = "generated"', f'output = "{output}"'))


def link_the_output(root: Path, to: Path) -> None:
    """Put a link in the output folder's place."""
    shutil.rmtree(root / "generated")
    to.mkdir(exist_ok=True)
    (root / "generated").symlink_to(to, target_is_directory=True)


def link_inside(root: Path) -> None:
    """Put a link to elsewhere into the output folder."""
    (root.parent / "elsewhere").mkdir()
    shutil.rmtree(root / "generated/python/shop_api/stock0")
    (root / "generated/python/shop_api/stock0").symlink_to(root.parent / "elsewhere", target_is_directory=True)


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link out of the project": (lambda root: link_the_output(root, root.parent / "elsewhere"), "[outside-output]"),
    "a link to the project itself": (lambda root: link_the_output(root, root), "[bad-config]"),
    "a link to the contracts": (lambda root: link_the_output(root, root / "contracts"), "[bad-config]"),
    "a link inside it": (link_inside, "leads outside the output folder through a symbolic link [outside-output]"),
    "the root of the disk": (lambda root: say(root, "/"), "[bad-config]"),
    "an absolute path": (lambda root: say(root, str(root.parent / "elsewhere")), "[bad-config]"),
    "the project itself": (lambda root: say(root, "."), "[bad-config]"),
    "a step up": (lambda root: say(root, "../elsewhere"), "[bad-config]"),
    "the contracts": (lambda root: say(root, "contracts"), "[bad-config]"),
    "a folder of the contracts": (lambda root: say(root, "contracts/shop_contracts/out"), "[bad-config]"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_place_that_is_not_ours_is_refused(shop: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says why, and not a byte is written anywhere."""
    make, said = REFUSED[what]
    make(shop)
    before = everything(shop)
    assert 1 == run_build(shop, dry_run=False, force=what == "a link inside it")
    assert said in capsys.readouterr().err
    assert before == everything(shop)
