"""Whoever comes back as somebody else: what the former holder followed, and where they stood, opens nothing."""

import asyncio
import json
from typing import Final

import pytest
from access_contracts.vault import vault as models
from tests.access.house import ALL_WS, VAULT_WS, SetClock, ending, talk
from tests.access.issuer import Issuer
from tests.access.test_clients import ORDERS, publish
from tests.access.test_lifetime import LIFETIME_S, sweep
from tests.access.vault_service import Vault
from tests.runtime.server import RunningServer

from tradegen_runtime.client import ClientCore, SubscriptionRefused
from tradegen_runtime.sessions.connection import RENEWAL_S

SECRET: Final = "secret of alice"
MINE: Final = {"accountId": "alice"}


async def test_position_of_another_opens_nothing(one_server: RunningServer, issuer: Issuer, vault: Vault) -> None:
    """X15: with the epoch and number of alice neither another user nor nobody at all is told what she missed."""
    alice_token = issuer.token("alice")
    async with talk(one_server.ws + VAULT_WS, alice_token) as stays:
        position = await stays.ask("orders.subscribe", MINE)
        publish(vault, SECRET)
        resume = {"epoch": position["epoch"], "seq": position["seq"]}
        others = [(VAULT_WS, issuer.token("bob"), "NOT_YOURS"), (ALL_WS, None, "UNAUTHENTICATED")]
        for path, token, code in others:
            async with talk(one_server.ws + path, token) as other:
                await other.send("orders.subscribe", MINE, id="1", resume=resume)
                answer = await other.receive()
                assert ("error", code) == (answer["payload"]["status"], answer["payload"]["code"])
                assert {} == await other.ask("ping")
                await other.socket.close()
                received, _ = await ending(other)
                assert SECRET not in json.dumps([answer, received])
        async with talk(one_server.ws + VAULT_WS, alice_token) as herself:
            assert (await herself.ask("orders.subscribe", MINE, resume=resume))["recovered"]
            assert SECRET == (await herself.receive())["payload"]["payload"]["note"]


async def test_role_that_is_gone_resumes_nothing(one_server: RunningServer, issuer: Issuer) -> None:
    """X15: who comes back with a lower role is refused, whatever they saw before."""
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice", roles=("auditor",))) as before:
        position = await before.ask("audit.subscribe")
        assert "ok" == position["status"]
        resume = {"epoch": position["epoch"], "seq": 0}
        async with talk(one_server.ws + VAULT_WS, issuer.token("alice")) as after:
            assert "FORBIDDEN" == (await after.ask("audit.subscribe", resume=resume))["code"]
            assert {} == await after.ask("ping")


async def test_token_of_another_ends_the_connection(one_server: RunningServer, issuer: Issuer, vault: Vault) -> None:
    """X15: whoever sends it is not the former holder: nothing more of her goes there, though her token is good."""
    async with talk(one_server.ws + VAULT_WS, issuer.token("alice")) as alice:
        assert "ok" == (await alice.ask("orders.subscribe", MINE))["status"]
        answer = await alice.ask("auth", {"token": issuer.token("bob")}, id="1")
        assert ("error", "FORBIDDEN", False) == (answer["status"], answer["code"], answer["retryable"])
        if tell := vault.publishers.get("alice"):
            tell(models.Order(accountId="alice", note=SECRET))
        assert ([], 4005) == await ending(alice)


@pytest.mark.parametrize("in_band", [False, True])
async def test_client_whose_user_changes(
    one_server: RunningServer, clock: SetClock, issuer: Issuer, vault: Vault, in_band: bool
) -> None:
    """X15: its topics are asked for anew, as the new user: after a revocation, or its token in band."""
    tokens = [issuer.token("alice", lifetime_s=LIFETIME_S)]

    async def token() -> str:
        return tokens[-1]

    async with ClientCore(one_server.http, token=token) as core:
        async with core.subscribe(ORDERS, MINE) as hers:
            publish(vault, "before")
            assert "before" == (await anext(hers)).note
            tokens.append(issuer.token("bob", lifetime_s=10 * LIFETIME_S))
            if in_band:
                clock.now += LIFETIME_S - RENEWAL_S
                sweep(one_server)
            else:
                one_server.app.state.realtime.revoke(subject="alice")
            with pytest.raises(SubscriptionRefused) as refused:
                await anext(hers)
            assert "NOT_YOURS" == refused.value.code
        async with core.subscribe(ORDERS, {"accountId": "bob"}) as his:
            vault.publishers["bob"](models.Order(accountId="bob", note="mine"))
            assert "mine" == (await asyncio.wait_for(anext(his), 30)).note
