"""The application under test, with a gate whose clock a test sets."""

import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from importlib import import_module

from fastapi import FastAPI
from tests.access.issuer import AUDIENCE, ISSUER, Issuer
from tests.access.vault_service import Ledger, Vault
from tests.runtime.talk import Talk
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tradegen_runtime.access.gate import Gate
from tradegen_runtime.access.key_set import load_key_set
from tradegen_runtime.access.origin import read_origins
from tradegen_runtime.access.token_verifier import TokenVerifier
from tradegen_runtime.application import assemble
from tradegen_runtime.sessions.settings import Settings

QUIET = logging.getLogger("tests.access.talk")
QUIET.setLevel(logging.INFO)

VAULT_WS = "/api/v1/vault/ws"
LEDGER_WS = "/api/v1/ledger/ws"
ALL_WS = "/api/v1/ws"


class SetClock:
    """Shows what it is set to."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class House:
    """Makes applications."""

    def __init__(self, issuer: Issuer, clock: SetClock, vault: Vault) -> None:
        self.issuer = issuer
        self.clock = clock
        self.vault = vault

    def gate(self, *, cookie: str = "", origins: str = "") -> Gate:
        """Return a gate that accepts the issuer's tokens."""
        keys = load_key_set(self.issuer.environment["TRADEGEN_AUTH_JWKS"])
        verifier = TokenVerifier(keys, ISSUER, AUDIENCE)
        return Gate(verifier, cookie=cookie, origins=read_origins(origins), clock=self.clock)

    def app(
        self,
        gate: Gate | None = None,
        *,
        settings: Settings | None = None,
        with_gate: bool = True,
        environment: Mapping[str, str] | None = None,
    ) -> FastAPI:
        """Return the application."""
        modules = [import_module(f"access_api.{name}.module") for name in ("ledger", "vault")]
        return assemble(
            title="Access",
            version="1.0.0",
            modules=(modules[0].LedgerModule(), modules[1].VaultModule()),
            factories={},
            services={"vault": lambda _: self.vault, "ledger": lambda _: Ledger()},
            settings=settings or Settings(),
            gate=(gate or self.gate()) if with_gate else None,
            environment=environment or {},
        )


def bearer(token: str | None) -> dict[str, str]:
    """Return the header that carries a token."""
    return {} if token is None else {"Authorization": f"Bearer {token}"}


@asynccontextmanager
async def talk(
    url: str,
    token: str | None = None,
    *,
    headers: Sequence[tuple[str, str]] = (),
    subprotocols: Sequence[Subprotocol] | None = None,
) -> AsyncIterator[Talk]:
    """Open a WebSocket, as a program that sends its token in a header."""
    async with connect(
        url,
        compression=None,
        proxy=None,
        additional_headers=[*bearer(token).items(), *headers],
        subprotocols=subprotocols,
        logger=QUIET,
    ) as socket:
        yield Talk(socket)


async def ending(talk: Talk) -> tuple[list[str], int | None]:
    """Read until the end; return what was received, and the code of the close."""
    received: list[str] = []
    with suppress(ConnectionClosed):
        async for message in talk.socket:
            received += [str(message)]
    return received, talk.socket.close_code
