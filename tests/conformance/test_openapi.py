"""The OpenAPI documents in the hands of strangers: a validator and two generators of Python clients."""

from pathlib import Path

import pytest
from openapi_spec_validator import validate
from tests.conformance.specs import GOLDEN_OPENAPI, OPENAPI, SPECS, load, name_of, run_tool
from tests.e2e.live_server import BIN, LiveServer

STRANGERS_MYPY = """\
[mypy]
[mypy-strangers_client.client]
# The same in every client it makes, whatever the document says.
ignore_errors = True
"""

STRANGERS_JOURNEY = """
import sys
from strangers_client import Client
from strangers_client.api.broker import get_order, place_order
from strangers_client.api.datafeed import get_bars, search_symbols
from strangers_client.models import GetBarsResponse, OrderType, PlaceOrderResult, PreOrderInput, ProblemDetails, Side

with Client(base_url=sys.argv[1]) as client:
    found = search_symbols.sync(client=client, user_input="AAPL")
    assert [item.ticker for item in found] == ["NASDAQ:AAPL"], found
    bars = get_bars.sync(client=client, symbol="AAPL", resolution="D", from_time=0, to_time=2**45, count_back=3)
    assert isinstance(bars, GetBarsResponse) and len(bars.bars) == 3, bars
    order = PreOrderInput(symbol="AAPL", type_=OrderType.LIMIT, side=Side.BUY, qty=1, limit_price=1)
    placed = place_order.sync(client=client, body=order)
    assert isinstance(placed, PlaceOrderResult), placed
    again = get_order.sync(client=client, order_id=placed.order_id)
    assert again.id == placed.order_id, again
    refused = place_order.sync(client=client, body=PreOrderInput(
        symbol="NOPE", type_=OrderType.MARKET, side=Side.BUY, qty=1))
    assert isinstance(refused, ProblemDetails) and refused.code == "UNKNOWN_SYMBOL", refused
"""

whole_and_modules = pytest.mark.parametrize("path", OPENAPI, ids=name_of)


@pytest.fixture(scope="session")
def strangers_client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package ``strangers_client`` as openapi-python-client makes it of the whole API, and its folder."""
    folder = tmp_path_factory.mktemp("openapi-python-client")
    said = run_tool(
        "openapi-python-client",
        "generate",
        *("--path", SPECS / "openapi.json", "--output-path", folder / "strangers_client", "--meta", "none"),
    )
    assert "warning" not in said.lower()
    return folder


@whole_and_modules
def test_documents_are_valid(path: Path) -> None:
    """Every document keeps to the specification of OpenAPI 3.1."""
    validate(load(path))


@pytest.mark.parametrize("path", GOLDEN_OPENAPI, ids=lambda path: path.parents[2].name)
def test_documents_of_every_kind_of_declaration_are_valid(path: Path) -> None:
    """What the golden cases show of types keeps to the specification, too."""
    validate(load(path))


@whole_and_modules
def test_openapi_python_client_has_no_complaint(path: Path, tmp_path: Path) -> None:
    """openapi-python-client generates a client of every document without a warning, and all of it compiles."""
    said = run_tool(
        "openapi-python-client",
        "generate",
        *("--path", path, "--output-path", tmp_path / "made", "--meta", "none"),
    )
    assert "warning" not in said.lower()
    run_tool(BIN / "python", "-m", "compileall", "-q", tmp_path / "made")


def test_strangers_client_type_checks(strangers_client: Path) -> None:
    """mypy finds nothing wrong with the client that openapi-python-client makes."""
    settings = strangers_client / "mypy.ini"
    settings.write_text(STRANGERS_MYPY)
    said = run_tool(
        BIN / "python",
        *("-m", "mypy", "--config-file", settings, "--cache-dir", strangers_client / ".mypy_cache"),
        *("-p", "strangers_client"),
        cwd=strangers_client,
    )
    assert "Success" in said


def test_strangers_client_talks_to_the_server(strangers_client: Path, server: LiveServer) -> None:
    """The client that openapi-python-client makes finds, places, reads and is refused, with typed answers."""
    run_tool(BIN / "python", "-c", STRANGERS_JOURNEY, server.http, cwd=strangers_client)


@whole_and_modules
def test_datamodel_code_generator_understands(path: Path, tmp_path: Path) -> None:
    """datamodel-codegen makes models of every document, and they import."""
    said = run_tool(
        "datamodel-codegen",
        *("--input", path, "--input-file-type", "openapi", "--output", tmp_path / "models.py"),
        *("--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11"),
        *("--formatters", "builtin"),
    )
    assert "" == said
    names = ", ".join(sorted(load(path)["components"]["schemas"]))
    run_tool(BIN / "python", "-c", f"from models import {names}", cwd=tmp_path)
