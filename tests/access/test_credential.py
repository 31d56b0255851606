"""Where a token may stand, and that it is not seen where it may not."""

import base64

import httpx
import pytest
from tests.access.house import ALL_WS, LEDGER_WS, VAULT_WS, bearer, talk
from tests.access.issuer import Issuer
from tests.access.test_matrix import handshake_status
from tests.runtime.server import RunningServer
from websockets.typing import Subprotocol

from tradegen_runtime.access.credential import has_token_in_url


def protocol(token: str) -> Subprotocol:
    """Return the subprotocol in which a browser sends a token."""
    return Subprotocol("bearer." + base64.urlsafe_b64encode(token.encode()).rstrip(b"=").decode())


async def test_token_in_the_subprotocol(server: RunningServer, issuer: Issuer) -> None:
    """A browser offers its token beside ``tradegen.v1``, which alone is answered."""
    offered = [Subprotocol("tradegen.v1"), protocol(issuer.token("alice"))]
    async with talk(server.ws + VAULT_WS, subprotocols=offered) as alice:
        assert "tradegen.v1" == alice.socket.subprotocol
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]


@pytest.mark.parametrize("name", ["bearer.", "bearer.!!", "bearer.YQ", "bearer.w6k"])
async def test_broken_token_in_the_subprotocol(one_server: RunningServer, name: str) -> None:
    """What is no token opens nothing."""
    offered = [Subprotocol("tradegen.v1"), Subprotocol(name)]
    expected = 400 if name == "bearer.!!" else 401
    assert await handshake_status(one_server.ws + LEDGER_WS, None, subprotocols=offered) in (401, expected)


async def test_two_tokens_are_refused(one_server: RunningServer, issuer: Issuer) -> None:
    """A request that says twice who it is of is not believed, even if both are good."""
    token = issuer.token("alice")
    offered = [Subprotocol("tradegen.v1"), protocol(token)]
    assert 401 == await handshake_status(one_server.ws + LEDGER_WS, token, subprotocols=offered)


@pytest.mark.parametrize(
    ("query", "is_token"),
    [
        ("a=eyJaaaaa.b.", True),
        ("a=x.eyJaaaaa.b.c", True),
        ("eyJaaaaa.b.c=1", True),
        ("a=eyJeyJaa.b.c", True),
        ("a=%65yJaaaaa.b.c", True),
        ("a=eyJaaaa.b.c", False),
        ("a=eyJaaaaa..b.c", False),
        ("a=eyJaaaaa.b", False),
        ("a=eyJaaaaa.b&c=.d", False),
        ("a=" + "eyJ" * 1_000_000, False),
        ("a=" + "eyJ" * 1_000_000 + "." + "b" * 1_000_000, False),
        ("a=" + "eyJaaaaa." * 300_000 + "b", True),
    ],
    ids=range(12),
)
def test_look_of_a_token(query: str, is_token: bool) -> None:
    """A signed token is known by its look; a stranger's megabytes that nearly look so take no longer than others."""
    assert is_token is has_token_in_url(query.encode())


@pytest.mark.parametrize("query", ["access_token={}", "x={}", "Bearer=abc", "a=1&jwt=x", "{}"])
async def test_token_in_the_url_is_refused(one_server: RunningServer, issuer: Issuer, query: str) -> None:
    """P15: a token in the query is answered 400 on every path, public ones too (and never logged: see conftest)."""
    written = query.format(issuer.token("alice"))
    for path in (VAULT_WS, LEDGER_WS, ALL_WS):
        assert 400 == await handshake_status(f"{one_server.ws}{path}?{written}", None)
    async with httpx.AsyncClient(base_url=one_server.http) as client:
        for path in ("/api/v1/vault/status", "/api/v1/vault/audit"):
            answer = await client.request("GET", httpx.URL(one_server.http + path, query=written.encode()))
            assert (400, "TOKEN_IN_URL") == (answer.status_code, answer.json()["code"])
            assert "eyJ" not in answer.text


async def test_other_schemes_are_no_token(one_server: RunningServer) -> None:
    """A Basic header, as some proxies add, is as good as none."""
    async with httpx.AsyncClient(base_url=one_server.http, headers={"Authorization": "Basic YTpi"}) as client:
        assert 401 == (await client.get("/api/v1/vault/audit")).status_code
        assert 200 == (await client.get("/api/v1/vault/status")).status_code


async def test_header_is_case_insensitive(one_server: RunningServer, issuer: Issuer) -> None:
    """The scheme's name is (RFC 9110 §11.1)."""
    headers = {"authorization": bearer(issuer.token("alice"))["Authorization"].replace("Bearer", "bEARER")}
    async with httpx.AsyncClient(base_url=one_server.http, headers=headers) as client:
        assert 200 == (await client.get("/api/v1/vault/accounts/alice/orders")).status_code
