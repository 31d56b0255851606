"""A connection ends with its token: at expiry, at revocation, whatever it is doing."""

import httpx
import pytest
from access_contracts.vault import vault as models
from tests.access.house import VAULT_WS, House, SetClock, bearer, ending, talk
from tests.access.issuer import Issuer
from tests.access.test_matrix import handshake_status
from tests.access.vault_service import Vault
from tests.runtime.server import RunningServer

from tradegen_runtime.access.token_verifier import LEEWAY_S

LIFETIME_S = 60


def sweep(server: RunningServer) -> None:
    """Look at the time limits now, as the server does every second."""
    for connection in tuple(server.app.state.realtime.connections):
        connection.sweep()


async def test_stream_ends_with_its_token(server: RunningServer, issuer: Issuer, clock: SetClock, vault: Vault) -> None:
    """F34: nothing private is sent after expiry; the close code is 4005 and a new token is needed."""
    token = issuer.token("alice", lifetime_s=LIFETIME_S)
    async with talk(server.ws + VAULT_WS, token) as alice:
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]
        clock.now += LIFETIME_S + LEEWAY_S - 0.1
        sweep(server)
        publish = vault.publishers["alice"]
        publish(models.Order(accountId="alice", note="in time"))
        assert "auth.expiring" == (await alice.receive())["type"]
        assert "in time" == (await alice.receive())["payload"]["payload"]["note"]
        clock.now += 0.1
        sweep(server)
        publish(models.Order(accountId="alice", note="too late"))
        assert ([], 4005) == await ending(alice)
    assert 401 == await handshake_status(server.ws + VAULT_WS, token)
    async with httpx.AsyncClient(base_url=server.http) as client:
        refused = await client.get("/api/v1/vault/accounts/alice/orders", headers=bearer(token))
        assert (401, "The token has expired") == (refused.status_code, refused.json()["detail"])


async def test_leeway_and_sweep_keep_the_promise() -> None:
    """P10: private updates stop within 5 s of expiry."""
    from tradegen_runtime.sessions.realtime import SWEEP_INTERVAL_S

    assert LEEWAY_S + SWEEP_INTERVAL_S <= 5


@pytest.mark.parametrize("revoked", [{"subject": "alice"}, {"token_id": "t1"}])
async def test_revocation_ends_streams_at_once(
    server: RunningServer, issuer: Issuer, vault: Vault, revoked: dict[str, str]
) -> None:
    """T17: whoever is revoked is sent nothing more, by subject or by token; others notice nothing."""
    token = issuer.token("alice", changed={"jti": "t1"})
    async with talk(server.ws + VAULT_WS, token) as alice, talk(server.ws + VAULT_WS, issuer.token("bob")) as bob:
        assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]
        assert "ok" == (await bob.ask("orders.subscribe", {"accountId": "bob"}))["status"]
        publish = vault.publishers["alice"]
        server.app.state.realtime.revoke(**revoked)
        publish(models.Order(accountId="alice", note="too late"))
        assert ([], 4005) == await ending(alice)
        vault.publishers["bob"](models.Order(accountId="bob", note="mine"))
        assert "mine" == (await bob.receive())["payload"]["payload"]["note"]
    assert 401 == await handshake_status(server.ws + VAULT_WS, token)


async def test_new_token_after_revocation_is_good(one_server: RunningServer, issuer: Issuer, clock: SetClock) -> None:
    """Revoking a subject ends the tokens it has, not the ones it gets later; one without ``iat`` stays out."""
    one_server.app.state.realtime.revoke(subject="alice")
    clock.now += 10
    later = issuer.token("alice", changed={"iat": int(clock.now)})
    assert 101 == await handshake_status(one_server.ws + VAULT_WS, later)
    undated = issuer.token("alice", changed={"iat": None})
    assert 401 == await handshake_status(one_server.ws + VAULT_WS, undated)


async def test_revocation_while_the_hook_decides(one_server: RunningServer, issuer: Issuer, vault: Vault) -> None:
    """A subscription that still waits for its hook ends with the connection."""
    vault.may_decide.clear()
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice")) as alice:
        await alice.send("orders.subscribe", {"accountId": "alice"}, id="1")
        await alice.ask("ping")
        assert ["alice"] == vault.asked
        one_server.app.state.realtime.revoke(subject="alice")
        vault.may_decide.set()
        assert ([], 4005) == await ending(alice)
    assert {} == vault.publishers


async def test_order_of_frames_while_the_hook_decides(one_server: RunningServer, issuer: Issuer, vault: Vault) -> None:
    """Subscribe, unsubscribe, subscribe take effect in that order; repeated subscribes wait for one answer."""
    vault.may_decide.clear()
    who = {"accountId": "alice"}
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice")) as alice:
        await alice.send("orders.subscribe", who, id="1")
        await alice.send("orders.unsubscribe", who, id="2")
        await alice.send("orders.subscribe", who, id="3")
        await alice.send("orders.subscribe", who, id="4")
        answers = [await alice.receive(), await alice.receive()]
        vault.may_decide.set()
        answers += [await alice.receive(), await alice.receive()]
    assert ["1", "2", "3", "4"] == [answer["id"] for answer in answers]
    assert ["error", "ok", "ok", "ok"] == [answer["payload"]["status"] for answer in answers]
    assert "CANCELLED" == answers[0]["payload"]["code"]
    assert len(vault.asked) <= 2


async def test_hook_is_called_off_with_its_connection(one_server: RunningServer, issuer: Issuer, vault: Vault) -> None:
    """A client that leaves while the hook decides leaves no task behind."""
    vault.may_decide.clear()
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice")) as alice:
        await alice.send("orders.subscribe", {"accountId": "alice"}, id="1")
        await alice.ask("ping")
    await vault.called_off.wait()
    assert {} == vault.publishers


async def test_revoking_without_gate_is_an_error(house: House) -> None:
    """An application that verifies no tokens has none to revoke."""
    from tradegen_runtime.sessions.realtime import Realtime
    from tradegen_runtime.sessions.settings import Settings

    with pytest.raises(LookupError):
        Realtime(Settings()).revoke(subject="alice")
