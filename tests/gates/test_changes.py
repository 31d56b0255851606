"""Whatever is changed alone in the contracts of the trading API, ``check`` fails before a rebuild."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.golden.build import shared_processes

from tradegen.gates.drift import drift_findings
from tradegen.gates.site import Site
from tradegen.project import load_project

ROOT = Path(__file__).parents[2]
ORDERS = "broker/orders.py"
BROKER = "broker/routes.yaml"

CHANGES: dict[str, tuple[str, str, str, set[str]]] = {
    "a type": (
        ORDERS,
        "confirmId: str | None = Field(default=None, max_length=64)",
        "confirmId: int | None = Field(default=None)",
        {"specs/openapi.json", "typescript/src/models/broker.ts"},
    ),
    "requiredness": (
        ORDERS,
        "    reduceOnly: bool = False",
        "    reduceOnly: bool",
        {"specs/openapi.json", "typescript/src/models/broker.ts"},
    ),
    "an enum value": (ORDERS, 'BUY = "buy"', 'BUY = "bought"', {"specs/openapi.json", "specs/asyncapi.json"}),
    "an enum member": (ORDERS, '    BUY = "buy"', '    PURCHASE = "buy"', {"typescript/src/models/broker.ts"}),
    "a parameter's name": (
        BROKER,
        "limit: {type: int, default: 100, ge: 1, le: 1000, description: Orders",
        "most: {type: int, default: 100, ge: 1, le: 1000, description: Orders",
        {"python/trading_api/broker/rest.py", "python/trading_client/broker.py", "typescript/src/broker.ts"},
    ),
    "a parameter's default": (
        BROKER,
        "limit: {type: int, default: 100, ge: 1, le: 1000, description: Orders",
        "limit: {type: int, default: 50, ge: 1, le: 1000, description: Orders",
        {"python/trading_api/broker/rest.py", "specs/openapi.json"},
    ),
    "a model's default": (
        ORDERS,
        "timeInForce: TimeInForce = TimeInForce.GTC",
        "timeInForce: TimeInForce = TimeInForce.DAY",
        {"specs/openapi.json"},
    ),
    "a topic's param": (
        "broker/executions.py",
        '    """Whose executions to follow."""\n\n    accountId: Id',
        '    """Whose executions to follow."""\n\n    account: Id',
        {"specs/topic_keys.json", "specs/asyncapi.json"},
    ),
    "a delivery policy": (
        BROKER,
        "update: executions.Execution\n    delivery: every\n    history: 256",
        "update: executions.Execution\n    delivery: latest",
        {"python/trading_api/broker/topics.py"},
    ),
    "a history": (
        BROKER,
        "update: executions.Execution\n    delivery: every\n    history: 256",
        "update: executions.Execution\n    delivery: every\n    history: 257",
        {"python/trading_api/broker/topics.py"},
    ),
    "access": (BROKER, "access: public", "access: user", {"specs/openapi.json", "specs/asyncapi.json"}),
    "a docstring": (
        ORDERS,
        '"""An order as a caller asks for it."""',
        '"""An order, as a caller asks for it."""',
        {"specs/openapi.json", "typescript/src/models/broker.ts"},
    ),
    "a summary": (BROKER, "summary: All accounts.", "summary: Every account.", {"typescript/src/broker.ts"}),
    "a path": (BROKER, "get: /accounts/{accountId}/equity", "get: /accounts/{accountId}/worth", {"specs/openapi.json"}),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the reference application's contracts and output; every test puts back what it changes."""
    root = tmp_path_factory.mktemp("changes") / "trading"
    root.mkdir()
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copytree(ROOT / "contracts", root / "contracts", ignore=shutil.ignore_patterns("__pycache__"))
    others = shutil.ignore_patterns("node_modules", "dist", "__pycache__")
    shutil.copytree(ROOT / "generated", root / "generated", ignore=others)
    with shared_processes():
        assert [] == list(drift_findings(Site(load_project(root)), lambda stage: None))
        yield root


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_alone_is_found_before_a_rebuild(copy: Path, what: str) -> None:
    """Each file that no longer follows is named with the command that mends it."""
    file, old, new, follow = CHANGES[what]
    path = copy / "contracts/trading_contracts" / file
    before = path.read_text()
    assert old in before
    path.write_text(before.replace(old, new, 1))
    try:
        found = list(drift_findings(Site(load_project(copy)), lambda stage: None))
    finally:
        path.write_text(before)
    assert {("stale-file", "drift", "run: tradegen build")} == {(one.slug, one.gate, one.hint) for one in found}
    assert {f"generated/{file}" for file in follow} <= {one.file for one in found}
