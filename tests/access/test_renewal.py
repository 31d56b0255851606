"""A live connection goes on with a new token, and loses what the new one does not open."""

import pytest
from access_contracts.vault import vault as models
from tests.access.house import ALL_WS, VAULT_WS, SetClock, ending, talk
from tests.access.issuer import Issuer
from tests.access.test_lifetime import LIFETIME_S, sweep
from tests.access.vault_service import Vault
from tests.runtime.server import RunningServer

from tradegen_runtime.access.token_verifier import LEEWAY_S
from tradegen_runtime.sessions.connection import RENEWAL_S


@pytest.mark.parametrize("path", [VAULT_WS, ALL_WS])
async def test_stream_outlives_its_first_token(
    server: RunningServer, issuer: Issuer, clock: SetClock, vault: Vault, path: str
) -> None:
    """The server says once that the token is about to expire; with another one the stream goes on."""
    async with talk(server.ws + path, issuer.token("alice", lifetime_s=LIFETIME_S)) as alice:
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]
        clock.now += LIFETIME_S - RENEWAL_S
        sweep(server)
        sweep(server)
        expiring = await alice.receive()
        assert {"type": "auth.expiring", "payload": {"expiresInMs": RENEWAL_S * 1000}} == expiring
        renewed = await alice.ask("auth", {"token": issuer.token("alice", lifetime_s=600)}, id="9")
        assert {"status": "ok", "expiresAt": int(issuer.now) + 600} == renewed
        clock.now += RENEWAL_S + LEEWAY_S + 1
        sweep(server)
        vault.publishers["alice"](models.Order(accountId="alice", note="later"))
        assert "later" == (await alice.receive())["payload"]["payload"]["note"]
        clock.now += 600
        sweep(server)
        assert 4005 == (await ending(alice))[1]


async def test_who_does_not_answer_is_closed(one_server: RunningServer, issuer: Issuer, clock: SetClock) -> None:
    """A client that knows nothing of renewal is closed at expiry, as before."""
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice", lifetime_s=LIFETIME_S)) as alice:
        await alice.ask("ping")
        clock.now += LIFETIME_S + LEEWAY_S
        sweep(one_server)
        assert ([], 4005) == await ending(alice)


async def test_bad_tokens_change_nothing(
    one_server: RunningServer, issuer: Issuer, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    """A token that is not valid, or none, is refused; the old one stays in force, unlogged."""
    expired = issuer.token("alice", lifetime_s=1)
    revoked = issuer.token("alice", changed={"jti": "gone"})
    one_server.app.state.realtime.revoke(token_id="gone")
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice", lifetime_s=600)) as alice:
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]
        clock.now += 10
        for token in (expired, revoked, issuer.unsigned("alice"), "x.y.z", ""):
            answer = await alice.ask("auth", {"token": token}, id="1")
            assert ("error", "UNAUTHENTICATED", False) == (answer["status"], answer["code"], answer["retryable"])
            assert not token or token not in answer["message"]
            assert not token or token not in caplog.text
        payloads: list[object] = [None, {}, {"token": 7}, [], "text"]
        for payload in payloads:
            answer = await alice.ask("auth", payload, id="2")
            assert ("error", "VALIDATION") == (answer["status"], answer["code"])
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]


async def test_stranger_cannot_become_somebody(one_server: RunningServer, issuer: Issuer) -> None:
    """A connection that was opened without a token stays a stranger's: there is no subject to compare."""
    async with talk(one_server.ws + ALL_WS) as stranger:
        answer = await stranger.ask("auth", {"token": issuer.token("alice")}, id="1")
        assert ("error", "UNAUTHENTICATED") == (answer["status"], answer["code"])
        answer = await stranger.ask("orders.subscribe", {"accountId": "alice"})
        assert "UNAUTHENTICATED" == answer["code"]


async def test_role_that_is_gone_ends_its_topics(one_server: RunningServer, issuer: Issuer, vault: Vault) -> None:
    """X14: the role's topic ends with FORBIDDEN, at once; what is still open goes on, on the same connection."""
    token = issuer.token("alice", roles=("auditor",))
    async with talk(one_server.ws + VAULT_WS, token) as alice:
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]
        assert "ok" == (await alice.ask("audit.subscribe"))["status"]
        assert "audit.update" == (await alice.receive())["type"]
        await alice.send("auth", {"token": issuer.token("alice")}, id="9")
        renewed, ended = await alice.receive(), await alice.receive()
        assert ("auth.response", "ok") == (renewed["type"], renewed["payload"]["status"])
        assert ("audit.subscribe.response", "FORBIDDEN") == (ended["type"], ended["payload"]["code"])
        assert "id" not in ended
        assert "FORBIDDEN" == (await alice.ask("audit.subscribe"))["code"]
        vault.publishers["alice"](models.Order(accountId="alice", note="mine"))
        assert "mine" == (await alice.receive())["payload"]["payload"]["note"]


async def test_hook_is_asked_again(one_server: RunningServer, issuer: Issuer, vault: Vault) -> None:
    """The hook decides anew about each topic, with the new principal; its no ends the topic."""
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice")) as alice:
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]
        vault.denied.add("alice")
        await alice.send("auth", {"token": issuer.token("alice")}, id="9")
        assert "auth.response" == (await alice.receive())["type"]
        ended = await alice.receive()
        assert ("orders.subscribe.response", "error") == (ended["type"], ended["payload"]["status"])
        assert ["alice", "alice"] == vault.asked
        vault.publishers["alice"](models.Order(accountId="alice", note="not for you any more"))
        assert {} == await alice.ask("ping")


async def test_hook_that_still_decides_is_asked_again(one_server: RunningServer, issuer: Issuer, vault: Vault) -> None:
    """What the old principal was about to be allowed is decided for the new one."""
    vault.may_decide.clear()
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice")) as alice:
        await alice.send("orders.subscribe", {"accountId": "alice"}, id="1")
        await alice.ask("ping")
        assert "ok" == (await alice.ask("auth", {"token": issuer.token("alice")}, id="2"))["status"]
        vault.may_decide.set()
        confirmed = await alice.receive()
        assert ("1", "ok") == (confirmed["id"], confirmed["payload"]["status"])
        assert ["alice", "alice"] == vault.asked
