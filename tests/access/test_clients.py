"""Both clients ask for a fresh token before each connection, and carry on after the old one has expired."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from access_contracts.vault import vault as models
from pydantic import JsonValue, TypeAdapter
from tests.access.house import SetClock
from tests.access.issuer import Issuer
from tests.access.test_lifetime import LIFETIME_S, sweep
from tests.access.vault_service import Vault
from tests.clients.compiled_core import NODE_S, compile_core
from tests.runtime.server import RunningServer

from tradegen_runtime.access.token_verifier import LEEWAY_S
from tradegen_runtime.client import (
    ApiError,
    ClientCore,
    ClientEvent,
    ClientOptions,
    Operation,
    SubscriptionRefused,
    Topic,
)
from tradegen_runtime.sessions.connection import RENEWAL_S

ORDERS = Topic[models.Order](
    route="orders", ws_path="/api/v1/vault/ws", update=lambda: TypeAdapter(models.Order), delivery="every"
)
GET_ORDERS = Operation[list[models.Order]](
    method="GET",
    path="/api/v1/vault/accounts/{accountId}/orders",
    response=lambda: TypeAdapter(list[models.Order]),
)


def publish(vault: Vault, note: str) -> None:
    """Send alice an order."""
    vault.publishers["alice"](models.Order(accountId="alice", note=note))


def expire(server: RunningServer, clock: SetClock, issuer: Issuer) -> str:
    """Let every token expire, and return alice a new one."""
    clock.now += LIFETIME_S + LEEWAY_S
    sweep(server)
    return issuer.token("alice", changed={"iat": int(clock.now), "exp": int(clock.now) + LIFETIME_S})


async def test_python_client_refreshes_its_token(
    server: RunningServer, clock: SetClock, issuer: Issuer, vault: Vault
) -> None:
    """After expiry it connects with the next token and resumes: not one update is lost, and REST goes on."""
    tokens = [issuer.token("alice", lifetime_s=LIFETIME_S)]

    async def token() -> str:
        return tokens[-1]

    async with ClientCore(server.http, token=token) as core:
        gaps: list[object] = []
        async with core.subscribe(ORDERS, {"accountId": "alice"}) as orders:
            orders.on_gap(gaps.append)
            publish(vault, "before")
            assert "before" == (await anext(orders)).note
            tokens.append(expire(server, clock, issuer))
            publish(vault, "between")
            assert "between" == (await anext(orders)).note
            publish(vault, "after")
            assert "after" == (await anext(orders)).note
            assert [] == gaps
            assert [] == await core.request(GET_ORDERS, path={"accountId": "alice"})


async def test_python_client_renews_its_token_in_place(
    one_server: RunningServer, clock: SetClock, issuer: Issuer, vault: Vault
) -> None:
    """It is asked for the next token in time, sends it, and its one connection outlives the first token."""
    tokens = [issuer.token("alice", lifetime_s=600), issuer.token("alice", lifetime_s=LIFETIME_S)]
    asked, connections = asyncio.Event(), list[ClientEvent]()

    async def token() -> str:
        if len(tokens) == 1:
            asked.set()
        return tokens.pop()

    options = ClientOptions(report=connections.append)
    async with ClientCore(one_server.http, token=token, options=options) as core:
        async with core.subscribe(ORDERS, {"accountId": "alice"}) as orders:
            clock.now += LIFETIME_S - RENEWAL_S
            sweep(one_server)
            async with asyncio.timeout(NODE_S):
                await asked.wait()
            with pytest.raises(SubscriptionRefused):  # answered after the new token was
                await core.subscribe(ORDERS, {"accountId": "bob"}).__aenter__()
            clock.now += RENEWAL_S + LEEWAY_S + 1
            sweep(one_server)
            publish(vault, "later")
            assert "later" == (await anext(orders)).note
            assert "live" == orders.state
        assert ["connecting", "open"] == [event.detail for event in connections]


async def test_python_client_is_refused_for_good(one_server: RunningServer, issuer: Issuer) -> None:
    """Another user's topic ends with the hook's code; a token that never changes and is bad ends everything."""
    async with ClientCore(one_server.http, token=issuer.token("bob")) as bob:
        with pytest.raises(SubscriptionRefused) as refused:
            async with bob.subscribe(ORDERS, {"accountId": "alice"}):
                pass
        assert "NOT_YOURS" == refused.value.code
        with pytest.raises(ApiError) as denied:
            await bob.request(GET_ORDERS, path={"accountId": "alice"})
        assert (403, "NOT_YOURS") == (denied.value.status, denied.value.problem.code)
    async with ClientCore(one_server.http, token=issuer.token("alice", lifetime_s=-3)) as late:
        with pytest.raises(SubscriptionRefused):
            async with late.subscribe(ORDERS, {"accountId": "alice"}):
                pass


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The TypeScript client as JavaScript: the module to import."""
    return str(compile_core(tmp_path_factory.mktemp("typescript")))


class Follower:
    """A Node process that follows alice's orders."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def told(self) -> JsonValue:
        """The next thing it tells."""
        assert self._process.stdout is not None
        async with asyncio.timeout(NODE_S):
            told: JsonValue = json.loads(await self._process.stdout.readline())
        return told


@asynccontextmanager
async def following(*arguments: str) -> AsyncIterator[Follower]:
    """Run the follower."""
    process = await asyncio.create_subprocess_exec(
        "node",
        str(Path(__file__).with_name("follow.mjs")),
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield Follower(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_typescript_client_renews_its_token_in_place(
    one_server: RunningServer, clock: SetClock, issuer: Issuer, vault: Vault, compiled: str
) -> None:
    """It asks for the next token in time, and nobody asks for a third at the expiry of the first."""
    first, fresh = issuer.token("alice", lifetime_s=LIFETIME_S), issuer.token("alice", lifetime_s=600)
    async with following(compiled, one_server.http, first, fresh) as follower:
        assert ["asked"] == await follower.told()
        await vault.opened.wait()
        publish(vault, "before")
        assert ["update", "before"] == await follower.told()
        clock.now += LIFETIME_S - RENEWAL_S
        sweep(one_server)
        assert ["asked"] == await follower.told()
        assert ["auth", "ok"] == await follower.told()
        clock.now += RENEWAL_S + LEEWAY_S + 1
        sweep(one_server)
        publish(vault, "later")
        assert ["update", "later"] == await follower.told()


async def test_typescript_client_refreshes_its_token(
    server: RunningServer, clock: SetClock, issuer: Issuer, vault: Vault, compiled: str
) -> None:
    """It sends its token in the subprotocol, asks for another after expiry, and resumes without a gap."""
    later = issuer.now + LIFETIME_S + LEEWAY_S
    fresh = issuer.token("alice", changed={"iat": int(later), "exp": int(later) + LIFETIME_S})
    first = issuer.token("alice", lifetime_s=LIFETIME_S)
    async with following(compiled, server.http, first, fresh) as follower:
        assert ["asked"] == await follower.told()
        await vault.opened.wait()
        publish(vault, "before")
        assert ["update", "before"] == await follower.told()
        expire(server, clock, issuer)
        publish(vault, "between")
        assert ["asked"] == await follower.told()
        assert ["update", "between"] == await follower.told()
        publish(vault, "after")
        assert ["update", "after"] == await follower.told()
