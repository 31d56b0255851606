"""How much one connection, one user and all together may ask for; every refusal has a code."""

from contextlib import AsyncExitStack

from tests.access.house import ALL_WS, LEDGER_WS, VAULT_WS, House, ending, talk
from tests.access.issuer import Issuer
from tests.access.test_matrix import handshake_status
from tests.runtime.scrape import told
from tests.runtime.server import serve

from tradegen_runtime.sessions.session_limits import SessionLimits
from tradegen_runtime.sessions.settings import Settings, settings_from


async def test_connections_of_one_user(house: House, issuer: Issuer) -> None:
    """The third connection of a user is answered 429, on whatever endpoint; others and strangers are not concerned."""
    async with serve(house.app(settings=Settings(max_connections_per_user=2))) as server, AsyncExitStack() as stack:
        token = issuer.token("alice")
        first = await stack.enter_async_context(talk(server.ws + VAULT_WS, token))
        await stack.enter_async_context(talk(server.ws + ALL_WS, token))
        assert 429 == await handshake_status(server.ws + VAULT_WS, token)
        assert 101 == await handshake_status(server.ws + VAULT_WS, issuer.token("bob"))
        for _ in range(3):
            await stack.enter_async_context(talk(server.ws + VAULT_WS))
        await first.socket.close()
        await first.socket.wait_closed()
        while len(server.app.state.realtime.connections) > 4:
            await (await stack.enter_async_context(talk(server.ws + VAULT_WS))).ask("ping")
        assert 101 == await handshake_status(server.ws + VAULT_WS, token)


async def test_connections_in_all(house: House, issuer: Issuer) -> None:
    """A full server answers 503."""
    async with serve(house.app(settings=Settings(max_connections=1))) as server, talk(server.ws + VAULT_WS):
        assert 503 == await handshake_status(server.ws + VAULT_WS, issuer.token("alice"))


async def test_refused_upgrades_are_counted(house: House, issuer: Issuer) -> None:
    """Each refused upgrade counts for its reason, and for no other."""
    settings = Settings(max_connections_per_user=1)
    app = house.app(house.gate(cookie="session"), settings=settings)
    async with serve(app) as server, talk(server.ws + VAULT_WS, issuer.token("alice")):
        for token in (None, "broken", issuer.token("bob", lifetime_s=-60)):
            assert 401 == await handshake_status(server.ws + LEDGER_WS, token)
        foreign = (("Origin", "https://evil.example"),)
        assert 403 == await handshake_status(server.ws + VAULT_WS, None, headers=foreign)
        assert [429, 429] == [await handshake_status(server.ws + VAULT_WS, issuer.token("alice")) for _ in range(2)]
        found = await told(server)
    assert {
        "connections_refused_total unauthenticated": 3,
        "connections_refused_total forbidden": 1,
        "connections_refused_total too_many_connections": 2,
    } == {name: value for name, value in found.items() if "refused" in name}


async def test_topics_of_one_connection(house: House, issuer: Issuer) -> None:
    """Topics whose hook is still asked count; one more is TOO_MANY_TOPICS."""
    settings = Settings(session=SessionLimits(max_topics=1))
    house.vault.may_decide.clear()
    async with (
        serve(house.app(settings=settings)) as server,
        talk(server.ws + VAULT_WS, issuer.token("alice")) as alice,
    ):
        await alice.send("orders.subscribe", {"accountId": "alice"}, id="1")
        refused = await alice.ask("orders.subscribe", {"accountId": "other"}, id="2")
        assert "TOO_MANY_TOPICS" == refused["code"]
        house.vault.may_decide.set()
        assert "ok" == (await alice.receive())["payload"]["status"]


async def test_frames_of_one_connection(house: House) -> None:
    """Beyond the rate a frame is RATE_LIMITED, then the connection is closed with 4013; too big is 1009."""
    limits = SessionLimits(frames_per_s=0.001, burst_frames=2, max_errors=2, max_frame_bytes=1000)
    async with serve(house.app(settings=Settings(session=limits))) as server:
        async with talk(server.ws + VAULT_WS) as stranger:
            for _ in range(5):
                await stranger.send("ping")
            received, code = await ending(stranger)
            assert (3, 4013) == (sum("RATE_LIMITED" in frame for frame in received), code)
        async with talk(server.ws + VAULT_WS) as stranger:
            await stranger.send("ping", "x" * 1000)
            assert ([], 1009) == await ending(stranger)


def test_limits_are_settings() -> None:
    """Every limit can be set in the environment; the defaults are what the documentation says."""
    names = (
        "MAX_CONNECTIONS",
        "MAX_CONNECTIONS_PER_USER",
        "MAX_TOPICS",
        "MAX_FRAME_BYTES",
        "BURST_FRAMES",
        "MAX_BODY_BYTES",
    )
    found = settings_from({"TRADEGEN_FRAMES_PER_S": "0.5", **{f"TRADEGEN_{name}": "7" for name in names}})
    limits = found.session
    assert (7, 7, 7, 7, 7, 7, 0.5) == (
        found.max_connections,
        found.max_connections_per_user,
        limits.max_topics,
        limits.max_frame_bytes,
        limits.burst_frames,
        found.max_body_bytes,
        limits.frames_per_s,
    )
    assert Settings() == settings_from({})
    assert (65536, 128, 16, 8_388_608) == (
        Settings().session.max_frame_bytes,
        Settings().session.max_topics,
        Settings().max_connections_per_user,
        Settings().max_body_bytes,
    )
