"""The shop: a project with every way a type can look on the wire, read once."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.specs.project import SHOP, read_api, written_models

from tradegen.emit.python_models.worker import ModelWorker
from tradegen.emit.specs import Specs, SpecsEmitter
from tradegen.ir import Api
from tradegen.views.directions import Views, decide_views


@pytest.fixture(scope="session")
def shop() -> Api:
    """The declarations of the shop."""
    return read_api(SHOP)


@pytest.fixture(scope="session")
def views(shop: Api) -> Views:
    """The views of the shop's types."""
    return decide_views(shop)


@pytest.fixture(scope="session")
def specs(shop: Api, views: Views) -> Specs:
    """The shop's documents."""
    return SpecsEmitter().emit(shop, views)


@pytest.fixture(scope="session")
def worker() -> Iterator[ModelWorker]:
    """A generating process for all tests."""
    with ModelWorker() as running:
        yield running


@pytest.fixture(scope="session")
def models_root(shop: Api, views: Views, worker: ModelWorker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the package ``corner_client`` with the shop's models."""
    return written_models(shop, views, worker, tmp_path_factory.mktemp("client"), package="corner_client")


@pytest.fixture(scope="session")
def models(models_root: Path) -> Iterator[ModuleType]:
    """The emitted models, imported."""
    sys.path.insert(0, str(models_root))
    yield importlib.import_module("corner_client.models")
    sys.path.remove(str(models_root))


@pytest.fixture(scope="session")
def contracts() -> Iterator[ModuleType]:
    """The user's own models, imported."""
    root = str(SHOP / "contracts")
    sys.path.insert(0, root)
    yield importlib.import_module("corner_contracts.catalog.items")
    sys.path.remove(root)
