"""The assembled application: modules, problems, documents, lifetimes and the goodbye."""

import asyncio

import httpx
import pytest
from desk_api import create_app
from desk_api.desk.module import DeskModule
from tests.runtime.conftest import DESK_WS
from tests.runtime.desk import Desk, desk_app
from tests.runtime.server import DeliveryPath, RunningServer, serve
from tests.runtime.talk import talk
from websockets.exceptions import InvalidStatus

from tradegen_runtime.application import assemble
from tradegen_runtime.module import UnknownModuleError
from tradegen_runtime.rest.problem import Problem, ProblemError, problems
from tradegen_runtime.service_context import ServiceContext, ServiceError
from tradegen_runtime.sessions.fastws_adapter import DuplicateOperationError, FastWSAdapter
from tradegen_runtime.sessions.realtime import Realtime
from tradegen_runtime.sessions.settings import Settings

PROBLEM = "application/problem+json"
ORDER = {"accountId": "A", "symbol": "X", "side": "buy", "qty": 1}


async def test_rest_round_trip(app_server: RunningServer) -> None:
    """An order is placed, found, listed and cancelled."""
    async with httpx.AsyncClient(base_url=app_server.http + "/api/v1/desk") as http:
        placed = (await http.post("/orders", json=ORDER)).json()
        assert ORDER | {"id": "o1"} == placed
        assert placed == (await http.get("/orders/o1")).json()
        assert [placed] == (await http.get("/orders", params={"accountId": "A"})).json()
        cancelled = await http.delete("/orders/o1")
        assert (204, b"") == (cancelled.status_code, cancelled.content)


async def test_refusal_is_a_problem(app_server: RunningServer) -> None:
    """A refusal of the service answers its status with a problem document."""
    async with httpx.AsyncClient(base_url=app_server.http) as http:
        answer = await http.get("/api/v1/desk/orders/none")
    assert (404, PROBLEM) == (answer.status_code, answer.headers["content-type"])
    assert {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "No such order",
        "instance": "/api/v1/desk/orders/none",
        "code": "ORDER_UNKNOWN",
    } == answer.json()


async def test_retryable_refusal_says_so(app_server: RunningServer) -> None:
    """A refusal that may succeed later carries Retry-After."""
    async with httpx.AsyncClient(base_url=app_server.http) as http:
        answer = await http.post("/api/v1/desk/orders", json=ORDER | {"symbol": "HALTED"})
    assert (409, "MARKET_CLOSED", "1") == (
        answer.status_code,
        answer.json()["code"],
        answer.headers["retry-after"],
    )


async def test_invalid_request_names_each_place(app_server: RunningServer) -> None:
    """An invalid body answers 422 with the place of every error, and not what was sent."""
    async with httpx.AsyncClient(base_url=app_server.http) as http:
        answer = await http.post("/api/v1/desk/orders", json=ORDER | {"qty": -31337, "side": "x"})
    problem = answer.json()
    assert (422, "VALIDATION") == (problem["status"], problem["code"])
    assert [["body", "side"], ["body", "qty"]] == [error["loc"] for error in problem["errors"]]
    assert "31337" not in answer.text


async def test_unexpected_error_reveals_nothing(app_server: RunningServer) -> None:
    """A bug of the service answers 500 without its text."""
    async with httpx.AsyncClient(base_url=app_server.http) as http:
        answer = await http.post("/api/v1/desk/orders", json=ORDER | {"symbol": "BOOM"})
    assert (500, "INTERNAL") == (answer.status_code, answer.json()["code"])
    assert "secret" not in answer.text


@pytest.mark.parametrize(("method", "status", "code"), [("GET", 404, "NOT_FOUND"), ("PUT", 405, "METHOD_NOT_ALLOWED")])
async def test_routing_errors_are_problems(app_server: RunningServer, method: str, status: int, code: str) -> None:
    """What the router refuses is a problem too."""
    url = "/nowhere" if status == 404 else "/api/v1/desk/orders"
    async with httpx.AsyncClient(base_url=app_server.http) as http:
        answer = await http.request(method, url)
    assert (status, code, PROBLEM) == (answer.status_code, answer.json()["code"], answer.headers["content-type"])


async def test_documents_are_the_emitted_ones(app_server: RunningServer) -> None:
    """A module's documents are served as emitted, those of the version are their merge."""
    async with httpx.AsyncClient(base_url=app_server.http + "/api/v1") as http:
        module = (await http.get("/desk/openapi.json")).json()
        whole = (await http.get("/openapi.json")).json()
        live = (await http.get("/ws/asyncapi.json")).json()
        module_live = (await http.get("/desk/ws/asyncapi.json")).json()
    assert module["paths"] == whole["paths"]
    assert "Desk API" == whole["info"]["title"]
    assert set(module_live["channels"]) == set(live["channels"])
    assert {"/api/v1/ws"} == {channel["address"] for channel in live["channels"].values()}


async def test_health(app_server: RunningServer) -> None:
    """A serving application is alive and ready."""
    async with httpx.AsyncClient(base_url=app_server.http) as http:
        assert [200, 200] == [(await http.get(url)).status_code for url in ("/livez", "/readyz")]


@pytest.mark.parametrize("enabled", [(), ("",), ("desk",), None])
async def test_enabled_modules(desk: Desk, enabled: tuple[str, ...] | None) -> None:
    """No selection serves all modules; a selection serves those it names."""
    app = create_app(enabled_modules=enabled, services={"desk": lambda _: desk})
    paths = {getattr(route, "path", "") for route in app.routes}
    served = enabled is None or "desk" in enabled
    assert served == (DESK_WS in paths)


def test_enabled_modules_of_the_environment(desk: Desk) -> None:
    """The environment selects where the caller does not."""
    with pytest.raises(UnknownModuleError, match="unknown module: desj; modules are: desk"):
        assemble(
            title="T",
            version="1",
            modules=(DeskModule(),),
            factories={},
            services={"desk": lambda _: desk},
            environment={"ENABLED_MODULES": "desk, desj"},
        )


def test_service_that_lacks_a_method() -> None:
    """A service that is not what the module needs is refused with what it lacks."""
    with pytest.raises(TypeError, match="service of module 'desk', dict, lacks: cancel_order, get_order, "):
        create_app(services={"desk": lambda _: {}})


def test_missing_service_factory() -> None:
    """A factory that cannot be imported is named."""
    with pytest.raises(ServiceError, match="'desk_services:desk' cannot be imported"):
        create_app()


def test_services_that_need_each_other() -> None:
    """A circle of services is an error that shows the circle."""
    context = ServiceContext({"a": lambda context: context.get("b"), "b": lambda context: context.get("a")})
    with pytest.raises(ServiceError, match="a → b → a"):
        context.get("a")


def test_services_are_built_once() -> None:
    """A service that two others ask for is one object."""
    context = ServiceContext({"a": lambda _: object(), "b": lambda context: context.get("a")})
    assert context.get("a") is context.get("b")


async def test_services_live_as_long_as_the_application(desk: Desk) -> None:
    """A service with a lifetime is entered before serving and left after."""
    async with serve(create_app(services={"desk": lambda _: desk})):
        assert (1, 0) == (desk.entered, desk.left)
    assert (1, 1) == (desk.entered, desk.left)


async def test_two_applications_share_nothing(app_server: RunningServer) -> None:
    """Two applications in one process have their own topics and connections."""
    other = Desk()
    async with (
        serve(create_app(services={"desk": lambda _: other})) as second,
        talk(second.ws + DESK_WS) as client,
    ):
        await client.follow()
        assert (0, 1) == (len(app_server.app.state.realtime.broadcaster), len(second.app.state.realtime.broadcaster))


async def test_drain_says_goodbye_and_leaves_nothing(desk: Desk) -> None:
    """A stopping server tells its clients, closes with 4001, ends all sources and leaves no task."""
    before = asyncio.all_tasks()
    async with serve(create_app(services={"desk": lambda _: desk})) as server:
        async with talk(server.ws + DESK_WS) as client, talk(server.ws + "/api/v1/ws") as other:
            await client.follow("A")
            await other.follow("B")
            stopping = asyncio.create_task(server.stop())
            goaway = await client.receive()
            assert ("goaway", {"reason": "The server stops", "reconnectAfterMs": 1000}) == (
                goaway["type"],
                goaway["payload"],
            )
            assert {4001} == {await client.close_code(), await other.close_code()}
        await stopping
    assert desk.opened == desk.closed
    assert before == asyncio.all_tasks()


async def test_stock_server_leaves_nothing(desk: Desk) -> None:
    """On uvicorn's own protocol, which closes with 1012 itself, nothing is left either."""
    before = asyncio.all_tasks()
    async with serve(create_app(services={"desk": lambda _: desk}), path="asgi") as server:
        async with talk(server.ws + DESK_WS) as client:
            await client.follow("A")
            stopping = asyncio.create_task(server.stop())
            assert 1012 == await client.close_code()
        await stopping
    assert desk.opened == desk.closed
    assert before == asyncio.all_tasks()


async def test_full_server_refuses_the_handshake(desk: Desk, path: DeliveryPath) -> None:
    """Beyond the greatest number of connections the handshake answers 503; the others stay."""
    app = desk_app(desk, Settings(max_connections=1))
    async with serve(app, path=path) as server, talk(server.ws + DESK_WS) as client:
        async with httpx.AsyncClient(base_url=server.http) as http:
            refused = await http.get(
                DESK_WS,
                headers={
                    "Connection": "Upgrade",
                    "Upgrade": "websocket",
                    "Sec-WebSocket-Version": "13",
                    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
                },
            )
        assert 503 == refused.status_code
        assert "ok" == (await client.follow())["status"]


async def test_fastws_keeps_the_registry(app_server: RunningServer) -> None:
    """FastWS knows every operation and every client, and documents the same messages."""
    endpoint: FastWSAdapter = next(one for one in app_server.app.state.endpoints if one.path == DESK_WS)
    async with talk(app_server.ws + DESK_WS) as client:
        await client.follow()
        assert 1 == len(endpoint.connections)
    assert [
        "orders.subscribe",
        "orders.unsubscribe",
        "orders.update",
        "load.subscribe",
        "load.unsubscribe",
        "load.update",
    ] == [operation.operation for operation in endpoint.router.routes]
    messages = endpoint.asyncapi()["components"]["messages"]
    assert "#/components/messages/orders.subscribe.response" == messages["orders.subscribe"]["x-response"]["$ref"]
    assert "PlacedOrder" in endpoint.asyncapi()["components"]["schemas"]


async def test_one_operation_twice_is_an_error(app_server: RunningServer) -> None:
    """Two topics of one name on one endpoint are refused when the application is built (F15, F16)."""
    endpoint: FastWSAdapter = app_server.app.state.endpoints[0]
    with pytest.raises(DuplicateOperationError, match=r"'orders\.subscribe' is served already"):
        endpoint.include_router(endpoint.router)


async def test_draining_server_is_not_ready(app_server: RunningServer) -> None:
    """While it drains a server is alive but not ready, and answers handshakes with 503."""
    app_server.app.state.realtime.begin_drain()
    async with httpx.AsyncClient(base_url=app_server.http) as http:
        assert [200, 503] == [(await http.get(url)).status_code for url in ("/livez", "/readyz")]
    with pytest.raises(InvalidStatus) as refused:
        async with talk(app_server.ws + DESK_WS):
            pass
    assert 503 == refused.value.response.status_code


async def test_connection_accepted_as_the_drain_begins(app_server: RunningServer) -> None:
    """A connection that slips in while the drain begins is closed like the others."""
    realtime: Realtime = app_server.app.state.realtime
    async with talk(app_server.ws + DESK_WS) as client:
        (connection,) = realtime.connections
        realtime.connections.clear()
        realtime.begin_drain()
        realtime.register(connection)
        assert 4001 == await client.close_code()


def test_documented_problems() -> None:
    """A route documents 422 besides what it declares, with its own model where it declares one."""
    documented = problems(404, 409, models={409: ProblemError})
    assert {404: Problem, 409: ProblemError, 422: Problem} == {
        status: response["model"] for status, response in documented.items()
    }
    assert "Conflict" == documented[409]["description"]
