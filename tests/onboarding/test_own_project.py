"""README's project of one's own: the wheel, installed beside the locked dependencies, and nothing of this checkout."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tests.onboarding.markdown import Block, blocks, section
from tests.onboarding.process import run, served
from tests.onboarding.repository import ROOT

SECTION = section((ROOT / "README.md").read_text(encoding="utf-8"), "## Use it in a project of your own")
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")

CONVERSATION = """\
import asyncio
import sys

from weather_client import WeatherApiClient, models


async def main() -> None:
    async with WeatherApiClient(sys.argv[1]) as client:
        async with client.stations.readings(station="roof") as readings:
            await client.stations.put_reading(models.Reading(station="roof", celsius=21.5))
            print(repr(await anext(readings)))


asyncio.run(main())
"""


@dataclass(frozen=True)
class Own:
    """A project with an environment of its own."""

    folder: Path
    python: Path

    @property
    def tradegen(self) -> Path:
        """The installed command."""
        return self.python.with_name("tradegen")

    @property
    def import_path(self) -> dict[str, str]:
        """The import path that the README gives to a plain server."""
        return {"PYTHONPATH": "generated/python:contracts:."}


def project_files() -> Iterator[tuple[str, Block]]:
    """The files of the project that the README shows."""
    shown = (block for block in blocks(SECTION) if block.language in ("toml", "yaml", "python"))
    for block in shown:
        assert block.path is not None
        yield block.path, block


def link_locked(site: Path) -> None:
    """Let an environment have the packages of the wheel's lock file, in the locked versions, out of this one."""
    for line in (ROOT / "requirements-wheel.lock").read_text(encoding="utf-8").splitlines():
        requirement = Requirement(line)
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        found = distribution(requirement.name)
        assert found.version in requirement.specifier, line
        for name in {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}:
            (site / name).symlink_to(Path(str(found.locate_file(name))))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as the README builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("tradegen-*.whl")
    return found


@pytest.fixture(scope="module")
def own(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Own:
    """The README's project, built, in an environment with the wheel and what its lock file names, and nothing else."""
    folder = tmp_path_factory.mktemp("weather")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / ".venv"], check=True)
    python = folder / ".venv" / "bin" / "python"
    (site,) = (folder / ".venv").glob("lib/python*/site-packages")
    link_locked(site)
    install = run(*PIP, "--python", python, "install", "--no-index", "--no-deps", wheel, cwd=folder)
    assert install.returncode == 0, install.stderr
    for path, block in project_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(block.text, encoding="utf-8")
    project = Own(folder, python)
    assert run(project.tradegen, "build", cwd=folder).stderr == ""
    return project


@pytest.fixture(scope="module")
def address(own: Own) -> Iterator[str]:
    """Where ``tradegen serve`` serves the project."""
    with served(own.tradegen, "serve", "--port", "0", cwd=own.folder) as found:
        yield found


def test_wheel_is_named_as_the_readme_says(wheel: Path) -> None:
    """The file that the README installs is the one that is built."""
    assert f"build/{wheel.name}" in SECTION


def test_toolkit_of_the_wheel_is_used(own: Own) -> None:
    """What builds the project is the installed wheel, not this checkout."""
    where = run(own.python, "-c", "import tradegen; print(tradegen.__file__)", cwd=own.folder).stdout
    assert Path(where.strip()).is_relative_to(own.folder)


def test_check_finds_no_drift(own: Own) -> None:
    """``tradegen check`` is content right after a build."""
    checked = run(own.tradegen, "check", cwd=own.folder)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_both_directions_work(own: Own, address: str) -> None:
    """A reading that the generated client puts comes back to its subscriber."""
    (own.folder / "conversation.py").write_text(CONVERSATION)
    talked = run(own.python, "conversation.py", address, cwd=own.folder, env=own.import_path)
    assert (talked.stdout, talked.stderr) == ("Reading(station='roof', celsius=21.5)\n", "")


@pytest.mark.parametrize("path", ["/", "/api/v1/docs", "/api/v1/stations/ws/asyncapi", "/_tradegen/pages.css"])
def test_pages_are_in_the_wheel(address: str, path: str) -> None:
    """The human pages and their assets are served from the installed package."""
    with urllib.request.urlopen(address + path) as answer:
        assert answer.status == 200


def test_plain_uvicorn_serves_the_app(own: Own) -> None:
    """The app answers under uvicorn alone, with the import path of the README."""
    uvicorn = (own.python, "-m", "uvicorn", "weather_api.main:app", "--port", "0")
    with (
        served(*uvicorn, cwd=own.folder, env=own.import_path) as address,
        urllib.request.urlopen(f"{address}/api/v1/stations/openapi.json") as answer,
    ):
        assert list(json.load(answer)["paths"]) == ["/api/v1/stations/readings"]


def test_types_of_the_project_check(own: Own) -> None:
    """The project and what was generated for it pass mypy's strict mode."""
    roots = (own.folder / "contracts", own.folder / "generated" / "python", own.folder)
    checked = run(
        *(sys.executable, "-m", "mypy", "--strict", "--explicit-package-bases", "--config-file", ""),
        *("--follow-untyped-imports", "--cache-dir", own.folder / ".mypy_cache", "--python-executable", own.python),
        *("-p", "weather", "-p", "weather_api", "-p", "weather_client"),
        cwd=own.folder,
        env={"MYPYPATH": ":".join(map(str, roots))},
    )
    assert checked.stdout.startswith("Success"), checked.stdout + checked.stderr
