"""The gate ``services`` finds a service that does not do what its module needs, at the user's line."""

import os
from pathlib import Path

import pytest
from tests.bench.synthetic_project import write_project
from tests.cli.conftest import Project

from tradegen.gates import services
from tradegen.gates.services import services_findings
from tradegen.gates.site import Site
from tradegen.project import load_project
from tradegen.report.finding import CannotCheck
from tradegen.report.formats import text_line

SERVICE = """\
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from collections.abc import AsyncIterator

from shop_contracts.stock0 import items0
from tradegen_runtime.publish import Publish
from tradegen_runtime.service_context import ServiceContext


class Writing:
    async def create_item0(self, body: items0.NewItem0) -> items0.Item0:
        raise NotImplementedError


class Stock0(Writing):
    async def get_item0(self, *, item_id: str) -> items0.Item0:
        raise NotImplementedError

    async def list_items0(self, *, state: items0.State0 | None, limit: int) -> list[items0.Item0]:
        return []

    async def delete_item0(self, *, item_id: str) -> None:
        return None

    @asynccontextmanager
    async def stream_items0(
        self, params: items0.Item0Watch, publish: Publish[items0.Item0]
    ) -> AsyncIterator[None]:
        yield


def make(context: ServiceContext) -> Stock0:
    return Stock0()
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project with a service of its own."""
    root = write_project(tmp_path_factory.mktemp("services") / "shop", topics=1)
    config = root / "pyproject.toml"
    config.write_text(config.read_text() + '\n[tool.tradegen.services]\nstock0 = "shop_service:make"\n')
    assert 0 == Project(root).run("build").returncode
    return root


def findings(shop: Path, service: str) -> list[str]:
    """Return what the gate says of a service."""
    path = shop / "shop_service.py"
    path.write_text(service)
    os.utime(path, (1e9, 1e9))  # mypy takes versions of one size and second for the same: the gate must not
    return [text_line(found) for found in services_findings(Site(load_project(shop)))]


def changed(old: str, new: str) -> str:
    """Return the service with a change that is one."""
    assert old in SERVICE
    return SERVICE.replace(old, new)


def test_a_right_service_passes(shop: Path) -> None:
    """A service that has every method, inherited ones too, is fine."""
    assert [] == findings(shop, SERVICE)


def test_a_missing_method_is_told_at_the_class(shop: Path) -> None:
    """A method that is not there is named; the place is the class."""
    (line,) = findings(shop, changed("async def delete_item0", "async def remove_item0"))
    assert line.startswith(
        "shop_service.py:14:1: error: Stock0 has no method delete_item0, "
        "which module stock0 needs [service-lacks-method]"
    )


def test_a_wrong_signature_is_told_at_the_method(shop: Path) -> None:
    """A method of other types is named with what is expected; the place is its own."""
    (line,) = findings(shop, changed("limit: int", "limit: str"))
    assert line.startswith("shop_service.py:18:5: error: Stock0.list_items0 does not fit: expected def")
    assert "[service-differs]; write it as in generated/python/shop_api/stock0/service.py" in line


def test_an_inherited_method_is_told_where_it_is(shop: Path) -> None:
    """The place of a wrong method is where it is written, in whatever base."""
    (line,) = findings(shop, changed("body: items0.NewItem0", "body: str"))
    assert line.startswith("shop_service.py:10:5: error: Stock0.create_item0 does not fit")


def test_every_wrong_method_is_told(shop: Path) -> None:
    """All are told at once."""
    service = changed("item_id: str", "item: str")
    assert 2 == len(findings(shop, service))


def test_a_factory_that_does_not_exist(shop: Path) -> None:
    """The place is the line of the configuration; what to write is said."""
    (line,) = findings(shop, changed("def make(", "def made("))
    assert line.startswith("pyproject.toml:")
    assert "error: shop_service has no make [wrong-factory]; write def make(context: ServiceContext)" in line
    (shop / "shop_service.py").unlink()
    (line,) = [text_line(found) for found in services_findings(Site(load_project(shop)))]
    assert "error: there is no module shop_service [wrong-factory]; write shop_service.py, or correct" in line


def test_a_service_that_is_installed_is_read(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is installed need not say that it has types; a source folder ``src`` comes to that."""
    (tmp_path / "installed.py").write_text(changed("item_id: str", "item: str"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    config = shop / "pyproject.toml"
    before = config.read_text()
    config.write_text(before.replace("shop_service:make", "installed:make"))
    try:
        found = [text_line(one) for one in services_findings(Site(load_project(shop)))]
    finally:
        config.write_text(before)
    assert 2 == len(found)


def test_a_factory_without_annotation_is_a_warning(shop: Path) -> None:
    """What cannot be known is not called right."""
    (line,) = findings(shop, changed("def make(context: ServiceContext) -> Stock0", "def make(context)"))
    assert line.startswith("shop_service.py:31:1: warning: shop_service:make does not say what it returns")


def test_without_mypy_it_is_said(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is named."""
    monkeypatch.setattr(services, "find_spec", lambda name: None)
    with pytest.raises(CannotCheck, match="mypy is not installed; run: pip install mypy"):
        list(services_findings(Site(load_project(shop))))


def test_without_services_there_is_nothing_to_check(shop: Path, tmp_path: Path) -> None:
    """A project that is served by another has no service here."""
    root = write_project(tmp_path / "shop", topics=1)
    Project(root).run("build")
    with pytest.raises(CannotCheck, match="no services"):
        list(services_findings(Site(load_project(root))))
