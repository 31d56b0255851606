"""One thing changed alone in the real contracts gives the right verdict, in the right place."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.breaking.compared import TODAY

from tradegen.breaking.engine import find_changes
from tradegen.breaking.findings import Finding
from tradegen.front import understand
from tradegen.introspect.process import Introspector
from tradegen.ir import Api
from tradegen.project import load_project

_ORDERS = "broker/orders.py"
_EXECUTIONS = "broker/executions.py"
_BROKER = "broker/routes.yaml"


@dataclass
class Contracts:
    """A copy of the contracts to change, and what they declare unchanged."""

    root: Path
    introspector: Introspector
    before: Api

    def changed(self, file: str, old: str, new: str) -> tuple[Finding, ...]:
        """Return the findings after one replacement, which is taken back."""
        path = self.root / "contracts/trading_contracts" / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
        try:
            return find_changes(self.before, self.read(), today=TODAY)
        finally:
            path.write_text(text)

    def read(self) -> Api:
        """Return what the contracts declare now."""
        return understand(load_project(self.root), self.introspector.introspect).api


@pytest.fixture(scope="module")
def contracts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Contracts]:
    """A copy of the project's contracts."""
    root = tmp_path_factory.mktemp("contracts")
    shutil.copy("pyproject.toml", root)
    shutil.copytree("contracts", root / "contracts", ignore=shutil.ignore_patterns("__pycache__"))
    with Introspector(warm=True) as introspector:
        before = understand(load_project(root), introspector.introspect).api
        yield Contracts(root, introspector, before)


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "site"),
    [
        (_ORDERS, "    version: int\n", "    version: str\n", "R46", "broker.orders update"),
        (_ORDERS, "    reduceOnly: bool = False", "    reduceOnly: bool = True", "R39", "broker.placeOrder request"),
        (_ORDERS, "    reduceOnly: bool = False", "    reduceOnly: bool", "R35", "broker.placeOrder request"),
        (_ORDERS, '    SELL = "sell"\n', "", "R47", "broker.placeOrder request"),
        (_ORDERS, '    SELL = "sell"\n', '    SELL = "sell"\n    HOLD = "hold"\n', "R48", "broker.orders update"),
        (_ORDERS, "    triggered: bool\n", "    hasTriggered: bool\n", "R30", "broker.orders update"),
        (_ORDERS, "    message: str | None = None\n", "    message: str\n", "R38", ""),
        (
            _EXECUTIONS,
            'to follow."""\n\n    accountId: Id\n',
            'to follow."""\n\n    accountId: Id\n    live: bool = True\n',
            "R13",
            "broker.executions params",
        ),
        (_BROKER, "    history: 256\n", "", "R17", "broker.orders update"),
        (
            _BROKER,
            "    delivery: every\n    history: 256\n    summary: Fills",
            "    delivery: latest\n    history: 256\n    summary: Fills",
            "R18",
            "broker.executions update",
        ),
        (_BROKER, "  orders:\n    params", "  working-orders:\n    params", "R11", "broker.working-orders params"),
        (
            _BROKER,
            "    get: /accounts/{accountId}\n",
            "    get: /account/{accountId}\n",
            "R04",
            "broker.getAccount request",
        ),
        (
            _BROKER,
            "      symbol: {type: str | None,",
            "      ticker: {type: str | None,",
            "R31",
            "broker.getOrders request",
        ),
        (
            _BROKER,
            "    summary: All accounts.\n",
            "    summary: All accounts.\n    access: user\n",
            "R60",
            "broker.getAccounts request",
        ),
        (_BROKER, "    summary: Fills", "    access: user\n    summary: Fills", "R60", "broker.executions params"),
        (_BROKER, "  getAccounts:\n", "  listAccounts:\n", "R05", "broker.listAccounts request"),
    ],
)
def test_one_change_alone(contracts: Contracts, file: str, old: str, new: str, rule: str, site: str) -> None:
    """The change is found by its rule at its use, with the file that was changed."""
    found = contracts.changed(file, old, new)
    hits = [finding for finding in found if finding.rule == rule and site in (finding.site, "")]
    assert hits
    assert {f"contracts/trading_contracts/{file}"} == {finding.span.file for finding in hits}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (_ORDERS, '"""Buy or sell."""', '"""Which side."""'),
        (_ORDERS, '    BUY = "buy"\n    SELL = "sell"\n', '    SELL = "sell"\n    BUY = "buy"\n'),
        (
            _ORDERS,
            "class PreviewRow(",
            'class Unused(BaseModel):\n    """Nobody sends it."""\n\n    x: int\n\n\nclass PreviewRow(',
        ),
        (_BROKER, "    summary: All accounts.\n", "    summary: Every account.\n    description: Sorted by name.\n"),
        (_BROKER, "title: Broker\n", "title: The broker\n"),
    ],
)
def test_words_order_and_unused_models_find_nothing(contracts: Contracts, file: str, old: str, new: str) -> None:
    """An edit that changes neither the wire nor a name is no change at all."""
    assert () == contracts.changed(file, old, new)
