"""``tradegen adopt``: routers that were declared as type aliases become route files with the same wire."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from tradegen.breaking.children import Children
from tradegen.breaking.versions import find_changes_since
from tradegen.project import load_project

ROOT: Final = Path(__file__).parents[2]
PROGRAM: Final = Path(sys.executable).parent / "tradegen"

FILES: Final = {
    "pyproject.toml": '[tool.tradegen]\ncontracts = "contracts/trading_contracts"\n',
    "trading_app/__init__.py": "",
    "trading_app/models/__init__.py": "",
    "trading_app/models/broker/__init__.py": "",
    "trading_app/models/broker/orders.py": (
        "from pydantic import BaseModel\n\n\nclass OrderSubscriptionRequest(BaseModel):\n    accountId: str\n\n\n"
        "class PlacedOrder(BaseModel):\n    id: str\n    qty: float\n"
    ),
    "trading_app/models/market/__init__.py": "",
    "trading_app/models/market/bars.py": (
        "from pydantic import BaseModel\n\n\nclass BarsSubscriptionRequest(BaseModel):\n    symbol: str\n"
        "    resolution: str\n\n\nclass Bar(BaseModel):\n    time: int\n    close: float\n"
    ),
    "trading_app/ws/__init__.py": "",
    "trading_app/ws/broker.py": '''\
"""Live topics of the broker."""

from typing import TYPE_CHECKING, TypeAlias

from trading_app.models.broker.orders import OrderSubscriptionRequest, PlacedOrder

from .generic import WsRouter, WsRouteInterface

if TYPE_CHECKING:
    # Order changes of one account:
    # each as it happens.
    OrderWsRouter: TypeAlias = WsRouter[OrderSubscriptionRequest, PlacedOrder]
    ConnectionWsRouter: TypeAlias = WsRouter[None, str]
    """Whether the broker is there."""


class BrokerWsRouters(list[WsRouteInterface]):
    """All of them."""

    def __init__(self, broker_service):
        orders = OrderWsRouter(route="orders", service=broker_service)
        connection = ConnectionWsRouter("broker-connection", service=broker_service)
        super().__init__([orders, connection])
''',
    "trading_app/modules/__init__.py": "",
    "trading_app/modules/datafeed/__init__.py": "",
    "trading_app/modules/datafeed/ws.py": """\
from typing import TypeAlias

from ...models.market import bars as market
from ...ws.generic import WsRouter

BarWsRouter: TypeAlias = WsRouter[market.BarsSubscriptionRequest, market.Bar]  # Bars of one symbol: "now"
""",
}
ROUTERS: Final = ("trading_app/ws/broker.py", "trading_app/modules/datafeed/ws.py")
BROKER: Final = """\
module: broker
version: v1
service: BrokerService
topics:
  orders:
    params: trading_app.models.broker.orders:OrderSubscriptionRequest
    update: trading_app.models.broker.orders:PlacedOrder
  broker-connection:
    update: str
"""
DATAFEED: Final = """\
module: datafeed
version: v1
service: DatafeedService
topics:
  bars:
    params: trading_app.models.market.bars:BarsSubscriptionRequest
    update: trading_app.models.market.bars:Bar
"""


@dataclass(frozen=True)
class App:
    """An application with routers of its own, and a project around it."""

    root: Path

    def write(self, path: str, text: str) -> None:
        """Write a file, folders included."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def adopt(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command in the project's folder."""
        return self.run(str(PROGRAM), "adopt", *arguments)

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the project's folder."""
        return subprocess.run(
            command, cwd=self.root, env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )

    def routes(self, module: str) -> Path:
        """The route file of a module."""
        return self.root / f"contracts/trading_contracts/{module}/routes.yaml"


def _app(root: Path) -> App:
    app = App(root)
    for path, text in FILES.items():
        app.write(path, text)
    return app


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An application that is adopted for the first time."""
    return _app(tmp_path / "app")


def test_route_files_say_what_the_aliases_said(app: App) -> None:
    """Names, types, comments and docstrings go over; a route that is nowhere named is told as assumed."""
    finished = app.adopt(*ROUTERS)
    assert (0, 1) == (finished.returncode, len(finished.stderr.splitlines()))
    assert finished.stderr.startswith("trading_app/modules/datafeed/ws.py:6:1: warning: nothing here names the route")
    assert (
        'module: broker\nversion: v1\nservice: BrokerService\ndescription: "Live topics of the broker."\n\ntopics:\n'
        "  orders:\n    params: trading_app.models.broker.orders:OrderSubscriptionRequest\n"
        "    update: trading_app.models.broker.orders:PlacedOrder\n"
        '    summary: "Order changes of one account: each as it happens."\n'
        '  broker-connection:\n    update: str\n    summary: "Whether the broker is there."\n'
    ) == app.routes("broker").read_text()
    assert 'summary: "Bars of one symbol: \\"now\\""\n' in app.routes("datafeed").read_text()


def test_nothing_differs_from_declaring_it_by_hand(app: App, tmp_path: Path) -> None:
    """Between the adopted project and one that was declared by hand no change is found, either way."""
    by_hand = _app(tmp_path / "by_hand")
    for module, text in (("broker", BROKER), ("datafeed", DATAFEED)):
        by_hand.write(f"contracts/trading_contracts/{module}/routes.yaml", text)
        by_hand.write(f"contracts/trading_contracts/{module}/__init__.py", "")
    by_hand.write("contracts/trading_contracts/__init__.py", "")
    assert 0 == app.adopt(*ROUTERS).returncode
    for one, other in ((app, by_hand), (by_hand, app)):
        project = load_project(other.root)
        with Children(project) as children:
            assert () == find_changes_since(str(one.root), project, today=date(2026, 1, 1), children=children)


def test_the_wire_stays(app: App) -> None:
    """Built and served, the URLs, frame types and payloads are those that the old clients know."""
    assert 0 == app.adopt(*ROUTERS).returncode
    built = app.run(str(PROGRAM), "build")
    assert 0 == built.returncode, built.stderr
    folders = [app.root, app.root / "generated/python", app.root / "contracts", ROOT]
    spoken = app.run(
        sys.executable, str(ROOT / "tests/adopt/conversation.py"), PYTHONPATH=os.pathsep.join(map(str, folders))
    )
    assert "" == spoken.stderr
    orders, bars = [json.loads(line) for line in spoken.stdout.splitlines()]
    for answered, route, params, update in (
        (orders, "orders", '{"accountId":"A-1"}', {"id": "A-1", "qty": 1.5}),
        (bars, "bars", '{"resolution":"1","symbol":"AAPL"}', {"time": 1, "close": 2.5}),
    ):
        reply, first = answered
        assert (f"{route}.subscribe.response", f"{route}.update") == (reply["type"], first["type"])
        assert ("ok", f"{route}:{params}") == (reply["payload"]["status"], reply["payload"]["topic"])
        assert update == first["payload"]["payload"]


def test_nothing_is_overwritten(app: App) -> None:
    """A second run refuses and leaves everything as it is, files that would be new included."""
    assert 0 == app.adopt(ROUTERS[0]).returncode
    app.routes("broker").write_text("mine\n")
    finished = app.adopt(*ROUTERS)
    assert 1 == finished.returncode
    assert "[file-exists]" in finished.stderr
    assert "mine\n" == app.routes("broker").read_text()
    assert not app.routes("datafeed").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A: TypeAlias = WsRouter[Unknown, str]\n", '2:25: error: "Unknown" is not imported here'),
        ("A: TypeAlias = WsRouter[str]\n", "2:1: error: A must be WsRouter[Request, Data]"),
        ("A: TypeAlias = WsRouter[None, tuple[int, ...]]\n", '2:31: error: the type "tuple[int, ...]" cannot be taken'),
        ("B = 1\n", "1:1: error: the file declares no X: TypeAlias"),
        ("A: TypeAlias = WsRouter[None, str]\na = A(route='Bad Name')\n", '2:1: error: topic name "Bad Name" is not'),
        (
            "A: TypeAlias = WsRouter[None, str]\nB: TypeAlias = WsRouter[None, int]\n"
            "a, b = A(route='x'), B(route='x')\n",
            '3:1: error: B and A both have the route "x"',
        ),
        ("A: TypeAlias = WsRouter[None,\n", ": error: the file is not Python"),
    ],
)
def test_what_cannot_be_taken_over_is_told(app: App, text: str, said: str) -> None:
    """Each with its place; nothing is written."""
    app.write("ws/odd.py", "from generic import WsRouter\n" + text)
    finished = app.adopt("ws/odd.py")
    assert 1 == finished.returncode
    assert "Traceback" not in finished.stderr
    assert any(line.startswith("ws/odd.py:") and said in line for line in finished.stderr.splitlines())
    assert not (app.root / "contracts").exists()


def test_the_user_may_name_things(app: App) -> None:
    """The name of the module, the version and a route may be said; an operation of REST is told as left out."""
    app.write(
        "ws/odd.py",
        'from generic import WsRouter\nA = WsRouter[None, "int | None"]\n\n\n@api.get("/a")\ndef a(): ...\n',
    )
    finished = app.adopt("ws/odd.py", "--module", "desk", "--api-version", "v2", "--route", "A=numbers")
    assert 0 == finished.returncode
    assert 'ws/odd.py:5:1: warning: the REST operation "a" is not taken over [not-adopted]' in finished.stderr
    text = app.routes("desk").read_text()
    assert "module: desk\nversion: v2\n" in text
    assert '  numbers:\n    update: "int | None"\n' in text
    assert 2 == app.adopt("ws/odd.py", "--route", "numbers").returncode


def test_a_name_that_may_not_be_is_said_otherwise(app: App) -> None:
    """A folder ``app`` cannot be a module, nor two words a route; the option that names it is said, and helps."""
    app.write("app/ws.py", 'from generic import WsRouter\nA = WsRouter[None, "int"]\nA(route="New numbers")\n')
    refused = app.adopt("app/ws.py")
    assert 'module name "app" is reserved [reserved-name]; say --module NAME' in refused.stderr
    refused = app.adopt("app/ws.py", "--module", "desk")
    assert 'topic name "New numbers" is not ' in refused.stderr
    assert refused.stderr.splitlines()[0].endswith("[bad-identifier]; say --route A=NAME")
    assert 0 == app.adopt("app/ws.py", "--module", "desk", "--route", "A=numbers").returncode


def test_models_of_the_contracts_are_named_as_there(app: App) -> None:
    """What lies in the contracts package is written as route files do."""
    app.write("contracts/trading_contracts/__init__.py", "")
    app.write("contracts/trading_contracts/desk/__init__.py", "")
    app.write(
        "contracts/trading_contracts/desk/notes.py", "from pydantic import BaseModel\nclass Note(BaseModel): ...\n"
    )
    app.write(
        "desk.py",
        "from trading_contracts.desk.notes import Note\nfrom x import WsRouter\n\n"
        "N: TypeAlias = WsRouter[None, list[Note]]\n",
    )
    assert 0 == app.adopt("desk.py").returncode
    assert '  notes:\n    update: "list[notes.Note]"\n' in app.routes("desk").read_text()
