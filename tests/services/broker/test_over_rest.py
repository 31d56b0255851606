"""The broker behind its emitted REST router."""

from collections.abc import AsyncIterator

import httpx
import pytest
from tests.services.broker.scripted_market import ScriptedMarket

from trading_api.app import create_app
from trading_api.broker.service import BrokerService as WantedService
from trading_services.broker.service import BrokerService

ORDER = {"symbol": "AAPL", "type": "limit", "side": "buy", "qty": 10, "limitPrice": 99.5}


@pytest.fixture
def market() -> ScriptedMarket:
    """A market that a test moves."""
    return ScriptedMarket()


@pytest.fixture
async def http(market: ScriptedMarket) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an application that serves the broker alone, at a price of 100."""
    service: WantedService = BrokerService(prices=market)
    app = create_app(["broker"], services={"broker": lambda _context: service})
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/api/v1/broker") as http,
    ):
        market.move("100")
        yield http


async def test_an_order_from_placing_to_history(http: httpx.AsyncClient, market: ScriptedMarket) -> None:
    """Numbers travel as numbers; the filled order leaves the working set and stays in the history."""
    placed = (await http.post("/orders", json=ORDER)).raise_for_status().json()
    assert (99.5, "working") == (placed["order"]["limitPrice"], placed["order"]["status"])
    assert [placed["order"]] == (await http.get("/orders", params={"accountId": "demo"})).json()
    market.move("99")
    assert [] == (await http.get("/orders")).json()
    (filled,) = (await http.get("/orders/history")).json()["items"]
    assert filled == (await http.get(f"/orders/{placed['orderId']}")).json()
    assert ("filled", 99.5) == (filled["status"], filled["avgPrice"])
    (execution,) = (await http.get("/executions", params={"from": 0, "limit": 1})).json()["items"]
    assert (99.5, "maker", 1) == (execution["price"], execution["liquidity"], execution["seq"])


async def test_closing(http: httpx.AsyncClient, market: ScriptedMarket) -> None:
    """A position is closed by a request without members."""
    await http.post("/orders", json={"symbol": "AAPL", "type": "market", "side": "sell", "qty": 3})
    market.move("100")
    (held,) = (await http.get("/positions")).json()
    assert ("sell", 3) == (held["side"], held["qty"])
    closing = (await http.post(f"/positions/{held['id']}/close", json={})).raise_for_status().json()
    assert ("buy", True) == (closing["side"], closing["reduceOnly"])
    market.move("90")
    assert [] == (await http.get("/positions")).json()


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"symbol": "NOPE"}, 404, "UNKNOWN_SYMBOL"),
        ({"accountId": "nobody"}, 404, "UNKNOWN_ACCOUNT"),
        ({"qty": 1.5}, 400, "INVALID_QTY_STEP"),
        ({"limitPrice": 99.555}, 400, "INVALID_TICK"),
        ({"qty": 1e15}, 400, "INVALID_QTY"),
        ({"qty": 999_999}, 422, "INSUFFICIENT_MARGIN"),
        ({"confirmId": "old"}, 412, "STALE_CONFIRM_ID"),
        ({"limitPrice": None}, 422, "VALIDATION"),
        ({"takeProfit": 120}, 422, "VALIDATION"),
        ({"qty": "10"}, 422, "VALIDATION"),
    ],
)
async def test_refusals_are_problems(http: httpx.AsyncClient, asked: dict[str, object], status: int, code: str) -> None:
    """Every refusal is a problem document with its status and stable code."""
    response = await http.post("/orders", json=ORDER | asked)
    assert (status, code) == (response.status_code, response.json()["code"])
    assert "application/problem+json" == response.headers["content-type"]


async def test_a_repeated_client_id_is_one_order(http: httpx.AsyncClient) -> None:
    """A retry of a placed order conflicts instead of buying twice."""
    body = ORDER | {"clientOrderId": "mine"}
    answers = [await http.post("/orders", json=body) for _ in range(2)]
    assert [200, 409] == [answer.status_code for answer in answers]
    assert 1 == len((await http.get("/orders")).json())


async def test_leverage_and_equity(http: httpx.AsyncClient) -> None:
    """Leverage is set for an instrument, equity is read for an account."""
    answer = await http.put("/leverage", json={"symbol": "AAPL", "leverage": 2})
    assert {"leverage": 2.0} == answer.json()
    assert 2 == (await http.get("/leverage/info", params={"symbol": "AAPL"})).json()["leverage"]
    assert 100_000 == (await http.get("/accounts/demo/equity")).json()["equity"]
