"""What the real server answers by REST keeps to the OpenAPI document: every operation, done, refused and malformed."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import httpx
import pytest
from tests.conformance.closed_schema import complaints
from tests.conformance.specs import SPECS, Json, load
from tests.e2e.live_server import live_server

from trading_client import TradingClient, models

DOCUMENT: Final = load(SPECS / "openapi.json")
ORDER: Final = {"symbol": "AAPL", "type": "limit", "side": "buy", "qty": 1, "limitPrice": 1}
LEVERAGE: Final = {"symbol": "AAPL", "leverage": 2}
BARS: Final = {"symbol": "AAPL", "resolution": "D", "from_time": 0, "to_time": 2**45}
STOCKS: Final = {"exchange": "NASDAQ", "symbol_type": "stock"}
NOWHERE: Final = {"symbol": "NOPE"}
NOBODY: Final = {"accountId": "nobody"}
PAGE: Final = {"limit": 2}


@dataclass(frozen=True)
class Operation:
    """One operation of the document."""

    id: str
    method: str
    path: str
    declared: Json

    @property
    def takes_input(self) -> bool:
        """It has a parameter or a body, so there are inputs it cannot accept."""
        return "parameters" in self.declared or "requestBody" in self.declared


OPERATIONS: Final = {
    declared["operationId"]: Operation(declared["operationId"], method, path, declared)
    for path, item in DOCUMENT["paths"].items()
    for method, declared in item.items()
}


@dataclass(frozen=True)
class Call:
    """A call of an operation, and the status that answers it."""

    operation: str
    status: int
    query: Json = field(default_factory=dict)
    body: Json | None = None
    path: Json = field(default_factory=dict)


CALLS: Final = (
    Call("getAccounts", 200),
    Call("getAccount", 200, path={"accountId": "demo"}),
    Call("getAccount", 404, path={"accountId": "nobody"}),
    Call("getEquity", 200, path={"accountId": "demo"}),
    Call("getEquity", 404, path={"accountId": "nobody"}),
    Call("placeOrder", 200, body=ORDER),
    Call("placeOrder", 400, body={**ORDER, "limitPrice": 1.001}),
    Call("placeOrder", 404, body={**ORDER, **NOWHERE}),
    Call("placeOrder", 200, body={**ORDER, "clientOrderId": "mine"}),
    Call("placeOrder", 409, body={**ORDER, "clientOrderId": "mine"}),
    Call("placeOrder", 412, body={**ORDER, "confirmId": "stale"}),
    Call("placeOrder", 422, body={**ORDER, "qty": 900_000, "limitPrice": 30}),
    Call("placeOrder", 422, body={**ORDER, "unknown": 1}),
    Call("previewOrder", 200, body=ORDER),
    Call("previewOrder", 404, body={**ORDER, **NOWHERE}),
    Call("getOrders", 200, query={"symbol": "AAPL"}),
    Call("getOrders", 404, query=NOBODY),
    Call("getOrderHistory", 200, query={**PAGE, "status": "working"}),
    Call("getOrderHistory", 400, query={"cursor": "nonsense"}),
    Call("getOrderHistory", 404, query=NOBODY),
    Call("getOrderHistory", 422, query={"limit": 0}),
    Call("getOrder", 200, path={"orderId": "{order}"}),
    Call("getOrder", 404, path={"orderId": "none"}),
    Call("modifyOrder", 200, path={"orderId": "{order}"}, body={"qty": 2}),
    Call("modifyOrder", 400, path={"orderId": "{order}"}, body={"stopPrice": 3}),
    Call("modifyOrder", 404, path={"orderId": "none"}, body={"qty": 2}),
    Call("modifyOrder", 412, path={"orderId": "{order}"}, body={"qty": 2, "version": 99}),
    Call("cancelOrder", 200, path={"orderId": "{order}"}),
    Call("cancelOrder", 409, path={"orderId": "{order}"}),
    Call("cancelOrder", 404, path={"orderId": "none"}),
    Call("modifyOrder", 409, path={"orderId": "{order}"}, body={"qty": 2}),
    Call("getPositions", 200),
    Call("getPositions", 404, query=NOBODY),
    Call("closePosition", 400, path={"positionId": "{position}"}, body={"amount": 1000}),
    Call("closePosition", 404, path={"positionId": "none"}, body={}),
    Call("closePosition", 200, path={"positionId": "{position}"}, body={"amount": 1}),
    Call("getExecutions", 200, query={**PAGE, "from": 0, "to": 2**45}),
    Call("getExecutions", 400, query={"cursor": "nonsense"}),
    Call("getExecutions", 404, query=NOBODY),
    Call("getLeverage", 200, query={"symbol": "AAPL"}),
    Call("getLeverage", 404, query=NOWHERE),
    Call("setLeverage", 200, body=LEVERAGE),
    Call("setLeverage", 400, body={**LEVERAGE, "leverage": 1.23456}),
    Call("setLeverage", 404, body={**LEVERAGE, **NOWHERE}),
    Call("previewLeverage", 200, body=LEVERAGE),
    Call("previewLeverage", 404, body={**LEVERAGE, **NOBODY}),
    Call("getConfig", 200),
    Call("getTime", 200),
    Call("searchSymbols", 200, query={**STOCKS, "user_input": "", "max_results": 2}),
    Call("searchSymbols", 422, query={"user_input": "", "max_results": 0}),
    Call("resolveSymbol", 200, path={"symbol": "NASDAQ:AAPL"}),
    Call("resolveSymbol", 404, path={"symbol": "NOPE"}),
    Call("getBars", 200, query={**BARS, "count_back": 2}),
    Call("getBars", 200, query={**BARS, "to_time": 1}),
    Call("getBars", 400, query={**BARS, "resolution": "7Q"}),
    Call("getBars", 404, query={**BARS, **NOWHERE}),
    Call("getQuotes", 200, body={"symbols": ["AAPL", "NOPE"]}),
    Call("getReplay", 200),
    Call("setReplay", 200, body={"speed": 300}),
    Call("setReplay", 400, body={"start": 1}),
    Call("getHealth", 200),
    Call("getModuleHealth", 200, path={"module": "broker"}),
    Call("getModuleHealth", 404, path={"module": "nothing"}),
    Call("getVersions", 200),
    Call("getModuleVersions", 200, path={"module": "datafeed"}),
    Call("getModuleVersions", 404, path={"module": "nothing"}),
    Call("getModuleVersion", 200, path={"module": "datafeed"}),
    Call("getModuleVersion", 404, path={"module": "nothing"}),
)


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    """A client of a server that nobody else uses."""
    with live_server() as server, httpx.Client(base_url=server.http) as client:
        yield client


async def open_position(url: str) -> dict[str, str]:
    """Buy, place one more order that stays; return the ids of order and position by the names that the calls use."""
    async with TradingClient(url) as client, client.broker.positions(account_id="demo") as positions:
        await client.broker.place_order(models.PreOrder.model_validate({**ORDER, "type": "market", "limitPrice": None}))
        position = await anext(positions)
        placed = await client.broker.place_order(models.PreOrder.model_validate(ORDER))
    return {"{order}": placed.orderId, "{position}": position.id}


def keeps_to_document(operation: Operation, response: httpx.Response) -> list[str]:
    """Return what is wrong with an answer by the document."""
    described = operation.declared["responses"].get(str(response.status_code))
    if described is None:
        return [f"status {response.status_code} is not described"]
    if "content" not in described:
        return [f"{len(response.content)} bytes where nothing is described"] if response.content else []
    media = response.headers["content-type"].partition(";")[0]
    if media not in described["content"]:
        return [f"{media} is not described"]
    return complaints(response.json(), described["content"][media]["schema"], DOCUMENT["components"])


def test_answers(http: httpx.Client) -> None:
    """Each call, one after the other, has the expected status and an answer as described, with nothing besides."""
    known = asyncio.run(open_position(str(http.base_url)))
    wrong = []
    for call in CALLS:
        operation = OPERATIONS[call.operation]
        path = operation.path.format_map({name: known.get(value, value) for name, value in call.path.items()})
        response = http.request(operation.method, path, params=call.query, json=call.body)
        found = keeps_to_document(operation, response)
        if found or response.status_code != call.status:
            wrong.append((call, response.status_code, response.text, found))
    assert [] == wrong


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_malformed_input(operation: Operation, http: httpx.Client) -> None:
    """What an operation cannot take is answered with a described problem, never with a crash."""
    path = operation.path.replace("{", "%00").replace("}", "")
    query = {parameter["name"]: "\x00" for parameter in operation.declared.get("parameters", ())}
    response = http.request(operation.method, path, params=query, json=["nonsense"])
    if operation.takes_input:
        assert response.status_code < 500
        assert [] == keeps_to_document(operation, response)
    else:
        assert 200 == response.status_code


def test_every_operation_is_called() -> None:
    """Each operation of the document is done at least once."""
    assert set(OPERATIONS) == {call.operation for call in CALLS if call.status == 200}


def test_every_described_status_is_answered_where_it_can_be() -> None:
    """Each error that the document describes is seen, except those that the test's market cannot bring about."""
    described = {
        (operation.id, int(status))
        for operation in OPERATIONS.values()
        for status in operation.declared["responses"]
        if status not in ("200", "422", "default")
    }
    seen = {(call.operation, call.status) for call in CALLS}
    assert [
        ("closePosition", 409),
        ("getHealth", 503),
        ("getModuleHealth", 503),
    ] == sorted(described - seen)
