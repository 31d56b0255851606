"""What is emitted passes the strictest checks of both languages, and imports."""

from collections.abc import Mapping

import pytest
from tests.golden.build import Output
from tests.golden.cases import Case
from tests.golden.checks import compile_typescript, import_all, mypy, pyright, ruff
from tests.golden.workspace import PYTHON, ROOT, contracts_roots

RUNTIME = str(ROOT / "runtime")


def test_mypy_strict_finds_nothing(python_packages: Mapping[Case, Output]) -> None:
    """``mypy --strict`` has nothing to say about any emitted package."""
    found = mypy(python_packages)
    assert "" == found, found


def test_pyright_strict_finds_nothing(python_packages: Mapping[Case, Output]) -> None:
    """``pyright`` in strict mode has nothing to say about any emitted package."""
    assert [] == pyright(python_packages)


def test_ruff_finds_nothing(python_packages: Mapping[Case, Output]) -> None:
    """``ruff check`` has nothing to say about any emitted package."""
    found = ruff("check")
    assert "" == found, found


def test_ruff_would_not_format(python_packages: Mapping[Case, Output]) -> None:
    """Emitted Python is laid out as ``ruff format`` would do it."""
    found = ruff("format", "--check")
    assert "" == found, found


@pytest.mark.parametrize("settings", ["tsconfig.json", "tsconfig.bundler.json"])
def test_typescript_compiles(settings: str, npm_packages: Mapping[Case, Output]) -> None:
    """``tsc`` in its strict modes has nothing to say, whether Node or a bundler resolves the modules."""
    found = compile_typescript(settings)
    assert "" == found, found


def test_clients_import_without_contracts(python_packages: Mapping[Case, Output]) -> None:
    """A client needs the runtime's client part and Pydantic, no contracts."""
    found = import_all((case.client for case in python_packages), (str(PYTHON), RUNTIME))
    assert "" == found, found


def test_servers_import(python_packages: Mapping[Case, Output]) -> None:
    """A server imports with nothing but the runtime and its contracts."""
    paths = (str(PYTHON), RUNTIME, *contracts_roots(python_packages))
    found = import_all((case.server for case in python_packages), paths)
    assert "" == found, found
