"""Who may import what."""

import sys
from typing import Final

import grimp
import pytest
from tests.conformance.specs import run_tool

# What each of our packages may import besides itself and the standard library.
ALLOWED: Final = {
    "trading_contracts": {"pydantic", "typing_extensions"},
    "trading_api": {"fastapi", "fastws", "pydantic", "tradegen_runtime", "trading_contracts"},
    "trading_client": {"pydantic", "tradegen_runtime"},
}


def test_import_rules() -> None:
    """The contracts of ``.importlinter`` are kept."""
    assert " 0 broken" in run_tool("lint-imports", "--no-cache")


@pytest.mark.parametrize("package", ALLOWED)
def test_imports_are_few(package: str) -> None:
    """What contracts and emitted packages import is known by name."""
    graph = grimp.build_graph(package, include_external_packages=True, cache_dir=None)
    imported = {
        name.partition(".")[0]
        for module in graph.modules
        if not graph.is_module_squashed(module)
        for name in graph.find_modules_directly_imported_by(module)
    }
    assert imported - set(sys.stdlib_module_names) - {package} <= ALLOWED[package]


def test_client_imports_the_client_runtime_only() -> None:
    """Of the runtime, the emitted client imports its client part alone."""
    graph = grimp.build_graph("trading_client", "tradegen_runtime", cache_dir=None)
    imported = {
        name
        for module in graph.find_descendants("trading_client") | {"trading_client"}
        for name in graph.find_modules_directly_imported_by(module)
        if name.startswith("tradegen_runtime")
    }
    assert {"tradegen_runtime.client"} == imported
