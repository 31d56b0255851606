"""Nobody gets at what is not theirs: every operation and topic, every bad token, over REST and WebSocket."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import httpx
import pytest
from access_contracts.vault import vault as models
from tests.access.house import ALL_WS, LEDGER_WS, VAULT_WS, bearer, talk
from tests.access.issuer import Algorithm, Issuer, rsa_key
from tests.access.vault_service import Vault
from tests.runtime.server import RunningServer
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

SECRET: Final = "secret of alice"


@dataclass(frozen=True)
class Operation:
    """A request for something of alice, or for the auditor; ``needs_role``: ``user`` is not enough."""

    method: str
    path: str
    body: dict[str, str] | None = None
    needs_role: bool = False


OPERATIONS: Final = (
    Operation("GET", "/api/v1/vault/accounts/alice/orders"),
    Operation("POST", "/api/v1/vault/orders", {"accountId": "alice", "note": "x"}),
    Operation("DELETE", "/api/v1/vault/orders"),
    Operation("GET", "/api/v1/vault/audit", needs_role=True),
)


@dataclass(frozen=True)
class Topic:
    """A subscription to something of alice, or for the auditor."""

    path: str
    route: str
    params: dict[str, str] | None = None
    needs_role: bool = False


OWN_TOPICS: Final = (
    Topic(VAULT_WS, "orders", {"accountId": "alice"}),
    Topic(VAULT_WS, "audit", needs_role=True),
    Topic(LEDGER_WS, "balances", {"accountId": "alice"}),
    Topic(LEDGER_WS, "closings", needs_role=True),
)
TOPICS: Final = (*OWN_TOPICS, *(replace(topic, path=ALL_WS) for topic in OWN_TOPICS))
"""Each topic at the endpoint of its module, and at that of all modules."""

Forger = Callable[[Issuer], str | None]


def stranger() -> Issuer:
    """Somebody with keys of their own under the same names."""
    return Issuer(now=1_800_000_000, rsa=rsa_key(3072))


BAD_TOKENS: Final[dict[str, Forger]] = {
    "expired": lambda issuer: issuer.token("alice", lifetime_s=-3),
    "wrong key EdDSA": lambda _: stranger().token("alice"),
    "wrong key RS256": lambda _: stranger().token("alice", algorithm="RS256"),
    "wrong key ES256": lambda _: stranger().token("alice", algorithm="ES256"),
    "alg none": lambda issuer: issuer.unsigned("alice"),
    "algorithm confusion": lambda issuer: issuer.confused("alice"),
    "key of another algorithm": lambda issuer: issuer.signed(issuer.claims("alice"), "RS256", {"kid": "EdDSA"}),
    "unknown key id": lambda issuer: issuer.signed(issuer.claims("alice"), "RS256", {"kid": "other"}),
    "unknown critical header": lambda issuer: issuer.signed(issuer.claims("alice"), "RS256", {"crit": ["x"], "x": 1}),
    "wrong issuer": lambda issuer: issuer.token("alice", changed={"iss": "https://evil.example"}),
    "wrong audience": lambda issuer: issuer.token("alice", changed={"aud": "ledger"}),
    "no audience": lambda issuer: issuer.token("alice", changed={"aud": None}),
    "no expiry": lambda issuer: issuer.token("alice", changed={"exp": None}),
    "expiry is text": lambda issuer: issuer.token("alice", changed={"exp": "never"}),
    "not valid yet": lambda issuer: issuer.token("alice", changed={"nbf": int(issuer.now) + 60}),
    "issued in the future": lambda issuer: issuer.token("alice", changed={"iat": int(issuer.now) + 60}),
    "no subject": lambda issuer: issuer.token("alice", changed={"sub": None}),
    "cut off": lambda issuer: issuer.token("alice")[:-5],
    "another payload": lambda issuer: swapped(issuer.token("bob"), issuer.token("alice")),
    "too long": lambda issuer: issuer.token("alice", changed={"pad": "x" * 4700}),
    "not a token": lambda _: "alice",
    "revoked": lambda issuer: issuer.token("alice", changed={"jti": "revoked"}),
    "revoked subject": lambda issuer: issuer.token("mallory"),
}
"""What is answered with 401 wherever a token is looked at."""


def swapped(token: str, payload_of: str) -> str:
    """Put the claims of one token under the signature of another."""
    head, _, signature = token.split(".")
    return f"{head}.{payload_of.split('.')[1]}.{signature}"


def fill(server: RunningServer, vault: Vault) -> None:
    """Let there be something to steal, and let some tokens be revoked."""
    vault.orders.append(models.Order(accountId="alice", note=SECRET))
    server.app.state.realtime.revoke(token_id="revoked")
    server.app.state.realtime.revoke(subject="mallory")


@pytest.mark.parametrize("kind", BAD_TOKENS)
async def test_bad_token_gets_nothing_over_rest(
    one_server: RunningServer, vault: Vault, issuer: Issuer, kind: str
) -> None:
    """A token that is not valid is answered 401 by every operation, with nothing of the other user."""
    fill(one_server, vault)
    async with httpx.AsyncClient(base_url=one_server.http, headers=bearer(BAD_TOKENS[kind](issuer))) as client:
        for operation in OPERATIONS:
            answer = await client.request(operation.method, operation.path, json=operation.body)
            assert (401, "UNAUTHENTICATED", "Bearer") == (
                answer.status_code,
                answer.json()["code"],
                answer.headers["www-authenticate"],
            )
            assert "secret" not in answer.text
    assert 1 == len(vault.orders)


@pytest.mark.parametrize("kind", BAD_TOKENS)
async def test_bad_token_opens_no_socket(one_server: RunningServer, vault: Vault, issuer: Issuer, kind: str) -> None:
    """A token that is not valid is refused before the socket opens, also where public topics are."""
    fill(one_server, vault)
    for path in (VAULT_WS, LEDGER_WS, ALL_WS):
        assert 401 == await handshake_status(one_server.ws + path, BAD_TOKENS[kind](issuer))
    assert [] == vault.asked


async def handshake_status(
    url: str,
    token: str | None,
    *,
    headers: Sequence[tuple[str, str]] = (),
    subprotocols: Sequence[Subprotocol] | None = None,
) -> int:
    """Return how an upgrade is answered; 101 where it succeeds."""
    try:
        async with talk(url, token, headers=headers, subprotocols=subprotocols):
            return 101
    except InvalidStatus as refused:
        assert "secret" not in str(refused.response.body)
        return refused.response.status_code


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: f"{found.method} {found.path}")
async def test_stranger_and_other_user_over_rest(
    one_server: RunningServer, vault: Vault, issuer: Issuer, operation: Operation
) -> None:
    """Without a token 401 before anything else is looked at; another user and a lower role 403."""
    fill(one_server, vault)
    async with httpx.AsyncClient(base_url=one_server.http) as client:
        for token, expected in ((None, (401,)), (issuer.token("bob"), (403, 409))):
            answer = await client.request(operation.method, operation.path, json=operation.body, headers=bearer(token))
            assert answer.status_code in expected
            assert "secret" not in answer.text
        invalid = await client.request(operation.method, operation.path, content=b"{", headers={"Content-Type": "x"})
        assert 401 == invalid.status_code
    assert 1 == len(vault.orders)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda found: f"{found.path} {found.route}")
async def test_other_user_and_lower_role_follow_nothing(
    server: RunningServer, vault: Vault, issuer: Issuer, topic: Topic
) -> None:
    """Another user's subscription is refused, and not one update of the topic reaches them."""
    async with talk(server.ws + topic.path, issuer.token("bob")) as bob:
        refused = await bob.ask(f"{topic.route}.subscribe", topic.params, id="1")
        expected = "FORBIDDEN" if topic.needs_role else "NOT_YOURS"
        assert ("error", expected, False) == (refused["status"], refused["code"], refused["retryable"])
        async with talk(server.ws + topic.path, issuer.token("alice", roles=("auditor",))) as alice:
            accepted = await alice.ask(f"{topic.route}.subscribe", topic.params, id="1")
            assert "ok" == accepted["status"]
            if publish := vault.publishers.get("alice"):
                publish(models.Order(accountId="alice", note=SECRET))
            assert f"{topic.route}.update" == (await alice.receive())["type"]
        await bob.send("ping", id="2")
        assert {"type": "pong", "id": "2", "payload": {}} == await bob.receive()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda found: f"{found.path} {found.route}")
async def test_stranger_follows_nothing(one_server: RunningServer, topic: Topic) -> None:
    """Without a token the socket does not open, or the topic is refused where others are public."""
    if topic.path == LEDGER_WS:
        assert 401 == await handshake_status(one_server.ws + topic.path, None)
        return
    async with talk(one_server.ws + topic.path) as stranger:
        refused = await stranger.ask(f"{topic.route}.subscribe", topic.params, id="1")
        assert ("error", "UNAUTHENTICATED") == (refused["status"], refused["code"])
        unclear = await stranger.ask(f"{topic.route}.subscribe", {"accountId": 5}, id="2")
        assert "UNAUTHENTICATED" == unclear["code"]


async def test_stranger_uses_what_is_public(server: RunningServer) -> None:
    """What is public needs no token, over REST and on a socket with other topics."""
    async with httpx.AsyncClient(base_url=server.http) as client:
        assert {"open": True} == (await client.get("/api/v1/vault/status")).json()
    async with talk(server.ws + ALL_WS) as stranger:
        assert "ok" == (await stranger.ask("status.subscribe", id="1"))["status"]
        assert "status.update" == (await stranger.receive())["type"]


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
async def test_owner_uses_what_is_theirs(
    server: RunningServer, issuer: Issuer, algorithm: Algorithm, vault: Vault
) -> None:
    """A good token of each algorithm opens its own account: REST, updates and all."""
    token = issuer.signed(issuer.claims("alice", roles=("auditor",)), algorithm)
    async with talk(server.ws + VAULT_WS, token) as alice, httpx.AsyncClient(base_url=server.http) as client:
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}, id="1"))["status"]
        body = {"accountId": "alice", "note": SECRET}
        placed = await client.post("/api/v1/vault/orders", json=body, headers=bearer(token))
        assert (200, body) == (placed.status_code, placed.json())
        assert body == (await alice.receive())["payload"]["payload"]
        listed = await client.get("/api/v1/vault/accounts/alice/orders", headers=bearer(token))
        assert [body] == listed.json()
        assert 200 == (await client.get("/api/v1/vault/audit", headers=bearer(token))).status_code


async def test_hook_may_refuse_in_its_own_words(one_server: RunningServer, issuer: Issuer) -> None:
    """A hook that raises a refusal answers with it."""
    async with httpx.AsyncClient(base_url=one_server.http, headers=bearer(issuer.token("alice"))) as client:
        answer = await client.delete("/api/v1/vault/orders")
    assert (409, "NOT_NOW") == (answer.status_code, answer.json()["code"])


@pytest.mark.parametrize("account", ["BROKEN", "CANCELLED"])
async def test_hook_that_fails_has_not_allowed(one_server: RunningServer, issuer: Issuer, account: str) -> None:
    """A hook that raises anything else refuses with INTERNAL, tells nothing, and the connection goes on."""
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice")) as alice:
        failed = await alice.ask("orders.subscribe", {"accountId": account}, id="1")
        assert ("INTERNAL", "The request failed", True) == (failed["code"], failed["message"], failed["retryable"])
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}, id="2"))["status"]
