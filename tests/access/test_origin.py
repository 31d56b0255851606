"""Which pages a browser may speak for its user from (cross-site WebSocket hijacking)."""

import asyncio
from pathlib import Path
from typing import Final

import httpx
import pytest
from tests.access.house import LEDGER_WS, VAULT_WS, House, talk
from tests.access.issuer import Issuer
from tests.access.test_matrix import handshake_status
from tests.faults.nginx import needs_nginx, started_nginx
from tests.runtime.server import serve

APP: Final = "https://app.example.com"

FOREIGN: Final = {
    "absent": (),
    "null": ("null",),
    "suffix": ("https://app.example.com.evil.com",),
    "prefix": ("https://evil-app.example.com",),
    "sub-domain": ("https://x.app.example.com",),
    "parent domain": ("https://example.com",),
    "port": ("https://app.example.com:8443",),
    "scheme": ("http://app.example.com",),
    "case": ("https://APP.example.com",),
    "path": ("https://app.example.com/",),
    "user info": ("https://app.example.com@evil.com",),
    "wildcard": ("*",),
    "empty": ("",),
    "trailing dot": ("https://app.example.com.",),
    "blank": (f"{APP} https://evil.com",),
    "upper-case scheme": ("HTTPS://app.example.com",),
    "port with a zero": (f"{APP}:0443",),
    "port of the other scheme": (f"{APP}:80",),
    "no port": (f"{APP}:",),
    "IPv6": ("https://[::1]",),
    "punycode": ("https://xn--app-example-com.com",),
    "other letters": ("https://app.ex\xe4mple.com",),
    "file": ("file://",),
    "list": (f"{APP},https://evil.com",),
}


def with_cookie(token: str | None, origins: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the headers of a browser."""
    cookie = [] if token is None else [("Cookie", f"session={token}")]
    return [*cookie, *(("Origin", origin) for origin in origins)]


@pytest.mark.parametrize("kind", FOREIGN)
async def test_foreign_page_cannot_use_the_cookie(house: House, issuer: Issuer, kind: str) -> None:
    """A page of another origin opens no socket with its visitor's cookie: 403 before accept."""
    async with serve(house.app(house.gate(cookie="session", origins=APP))) as server:
        headers = with_cookie(issuer.token("alice"), FOREIGN[kind])
        for path in (LEDGER_WS, VAULT_WS):
            assert 403 == await handshake_status(server.ws + path, None, headers=headers)


@pytest.mark.parametrize("origins", [(APP, APP), (APP, "https://evil.com")])
async def test_two_origins_are_no_request(house: House, issuer: Issuer, origins: tuple[str, ...]) -> None:
    """Whoever sends the header twice gets no further than to the WebSocket handshake: 400."""
    async with serve(house.app(house.gate(cookie="session", origins=APP))) as server:
        headers = with_cookie(issuer.token("alice"), origins)
        assert 400 == await handshake_status(server.ws + VAULT_WS, None, headers=headers)


@pytest.mark.parametrize("origin", [APP, f"{APP}:443"])
async def test_own_page_uses_the_cookie(house: House, issuer: Issuer, origin: str) -> None:
    """A page of a named origin does; the port that the scheme implies changes nothing."""
    async with serve(house.app(house.gate(cookie="session", origins=APP))) as server:
        headers = with_cookie(issuer.token("alice"), (origin,))
        async with talk(server.ws + VAULT_WS, headers=headers) as alice:
            assert "ok" == (await alice.ask("orders.subscribe", {"accountId": "alice"}))["status"]


async def test_same_origin_is_the_default(house: House, issuer: Issuer) -> None:
    """Without named origins only a page of this very server may use the cookie."""
    async with serve(house.app(house.gate(cookie="session"))) as server:
        same = with_cookie(issuer.token("alice"), (server.http,))
        other = with_cookie(issuer.token("alice"), (f"http://127.0.0.1:{server.port + 1}",))
        assert 101 == await handshake_status(server.ws + VAULT_WS, None, headers=same)
        assert 403 == await handshake_status(server.ws + VAULT_WS, None, headers=other)


@needs_nginx
async def test_own_page_behind_a_proxy(
    house: House, issuer: Issuer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page's own origin is that of nginx, which ends TLS; neither the server's own is nor the same without TLS."""
    async with serve(house.app(house.gate(cookie="session"))) as server:
        with await asyncio.to_thread(started_nginx, tmp_path, server.port) as proxy:
            monkeypatch.setenv("SSL_CERT_FILE", str(proxy.certificate))
            url = proxy.url.replace("https", "wss") + VAULT_WS
            for origin, status in (
                (proxy.url, 101),
                (proxy.url.replace("https", "http"), 403),
                (server.http, 403),
                ("https://evil.com", 403),
            ):
                headers = with_cookie(issuer.token("alice"), (origin,))
                assert status == await handshake_status(url, None, headers=headers)


@pytest.mark.parametrize("origin", ["http://[::1]:8000", "https://xn--mnchen-3ya.example", "http://10.0.0.1:81"])
async def test_origins_without_letters_work(house: House, issuer: Issuer, origin: str) -> None:
    """Addresses, ports and names in punycode can be named, and nothing beside them."""
    async with serve(house.app(house.gate(cookie="session", origins=origin))) as server:
        token = issuer.token("alice")
        assert 101 == await handshake_status(server.ws + VAULT_WS, None, headers=with_cookie(token, (origin,)))
        assert 403 == await handshake_status(server.ws + VAULT_WS, None, headers=with_cookie(token, (f"{origin}1",)))


async def test_origin_is_checked_without_cookie_too(house: House) -> None:
    """Where cookies are read, a foreign page opens no socket at all, but a program without Origin may."""
    async with serve(house.app(house.gate(cookie="session", origins=APP))) as server:
        foreign = with_cookie(None, ("https://evil.com",))
        assert 403 == await handshake_status(server.ws + VAULT_WS, None, headers=foreign)
        assert 101 == await handshake_status(server.ws + VAULT_WS, None)


async def test_cookie_is_not_read_unasked(house: House, issuer: Issuer) -> None:
    """Without a configured name no cookie is a token."""
    async with serve(house.app()) as server:
        headers = with_cookie(issuer.token("alice"), (server.http,))
        assert 401 == await handshake_status(server.ws + LEDGER_WS, None, headers=headers)


async def test_foreign_page_changes_nothing_over_rest(house: House, issuer: Issuer) -> None:
    """A cookie alone does not post for another page; reading is left to CORS, a header token needs no origin."""
    body = {"accountId": "alice", "note": "x"}
    path = "/api/v1/vault/orders"
    async with serve(house.app(house.gate(cookie="session", origins=APP))) as server:
        async with httpx.AsyncClient(base_url=server.http, cookies={"session": issuer.token("alice")}) as browser:
            assert 403 == (await browser.post(path, json=body)).status_code
            assert 403 == (await browser.post(path, json=body, headers={"Origin": "https://evil.com"})).status_code
            assert 200 == (await browser.post(path, json=body, headers={"Origin": APP})).status_code
            assert 200 == (await browser.get("/api/v1/vault/accounts/alice/orders")).status_code
        async with httpx.AsyncClient(base_url=server.http) as program:
            answer = await program.post(path, json=body, headers={"Authorization": f"Bearer {issuer.token('alice')}"})
            assert 200 == answer.status_code
