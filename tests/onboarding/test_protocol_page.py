"""docs/protocol.md says what the runtime and the clients really do, as far as that stands in tables."""

import ast
import re
from collections.abc import Iterator
from typing import get_args

from tests.onboarding.markdown import table
from tests.onboarding.repository import ROOT

from tradegen_runtime import topic_key, wire
from tradegen_runtime.access.token_verifier import LEEWAY_S
from tradegen_runtime.client.connection import STEADY_S
from tradegen_runtime.client.dialer import is_final
from tradegen_runtime.client.gap import GapReason
from tradegen_runtime.client.options import ClientOptions
from tradegen_runtime.client.state import ConnectionState, SubscriptionState
from tradegen_runtime.delivery import Delivery
from tradegen_runtime.links.outbox import OutboxLimits
from tradegen_runtime.sessions import connection
from tradegen_runtime.sessions.session_limits import SessionLimits
from tradegen_runtime.sessions.settings import Settings, settings_from
from tradegen_runtime.topics import epoch, restarts

PAGE = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
RUNTIME = ROOT / "runtime" / "tradegen_runtime"
VERDICTS = {True: "yes", False: "no"}


def refusals() -> Iterator[tuple[str, bool]]:
    """Yield code and ``retryable`` of every refusal that the runtime's own source makes."""
    for file in sorted(set(RUNTIME.rglob("*.py")) - set(RUNTIME.glob("client/*.py"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Refusal"), args=[ast.Constant(value=str(code)), *_]):
                    yield code, any(keyword.arg == "retryable" for keyword in node.keywords)


def names(*columns: str) -> set[str]:
    """The first cells of a table."""
    return {row[0].strip("`") for row in table(PAGE, *columns)}


def test_error_codes() -> None:
    """The table has the runtime's codes, and whether each may succeed later."""
    rows = table(PAGE, "code", "in", "retryable", "means")
    assert {(code, VERDICTS[retryable]) for code, retryable in refusals()} == {
        (code.strip("`"), retryable) for code, _, retryable, _ in rows
    }


def test_close_codes() -> None:
    """The table has the runtime's close codes, and whether a client comes back after each."""
    codes = {value for name, value in vars(wire).items() if name.startswith("CLOSE_")}
    assert {(code, VERDICTS[not is_final(code)]) for code in codes} == {
        (int(code), back) for code, _, back in table(PAGE, "code", "means", "come back")
    }


def test_settings() -> None:
    """The table has the variables that are read, with their defaults."""
    read = re.findall(r'"(TRADEGEN_[A-Z_]+)"', (RUNTIME / "sessions" / "settings.py").read_text(encoding="utf-8"))
    rows = {name.strip("`"): default for name, default, _ in table(PAGE, "variable", "default", "says")}
    assert set(read) == set(rows)
    assert Settings() == settings_from(rows)


def test_access_settings() -> None:
    """The table has the settings of token verification."""
    source = (RUNTIME / "access" / "gate.py").read_text(encoding="utf-8")
    (read,) = (
        ast.literal_eval(node.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "names"
    )
    assert {f"TRADEGEN_AUTH_{name}" for name in read} == names("setting", "needed", "says")
    assert f"differ by {LEEWAY_S:g} s" in PAGE


def test_states_and_gaps() -> None:
    """The tables have the clients' states and the reasons of gaps."""
    assert set(get_args(ConnectionState)) == names("state", "means", "leaves it")
    assert set(get_args(SubscriptionState)) == names("state", "means")
    assert set(get_args(GapReason)) == names("reason", "means")


def test_numbers_of_the_server() -> None:
    """The limits in the text are the defaults of the code."""
    session, outbox = SessionLimits(), OutboxLimits()
    settings = Settings()
    assert f"frames of {session.max_frame_bytes >> 10} KiB, params of {session.max_params_bytes:,} bytes" in PAGE
    assert f"{session.max_topics} topics, {session.frames_per_s:g} frames a second" in PAGE
    assert f"bursts of {session.burst_frames}." in PAGE
    assert f"more than {session.max_errors} frames in {session.errors_window_s:g} s" in PAGE
    assert f"{outbox.max_bytes >> 20} MiB; {outbox.max_messages:,} frames" in PAGE
    assert f"{outbox.max_age_s:g} s for the oldest" in PAGE
    assert f"{settings.source_open_timeout_s:g} s to open and {settings.source_close_timeout_s:g} s to close" in PAGE
    assert f"`linger` later ({Delivery().linger_s:g} s by default)" in PAGE
    assert f"min({restarts.CAP_S:g} s, {restarts.BASE_S:g} s · 2^(n−1)); after a minute" in PAGE
    assert 60 == restarts.STEADY_S
    assert f"waits for the restart, {settings.source_open_timeout_s:g} s at most" in PAGE
    assert f"- **Renewal.** {connection.RENEWAL_S:g} s before" in PAGE
    assert f"the missed updates follow it, {epoch.MAX_REPLAY} at most" in PAGE
    assert f"(at most {epoch.MAX_EARLY} updates" in PAGE
    assert f"{topic_key.MAX_KEY_DEPTH} levels and {topic_key.MAX_KEY_BYTES:,} bytes at most" in PAGE


def test_numbers_of_the_clients() -> None:
    """The times in the text are the defaults of the code."""
    options = ClientOptions()
    assert f"min({options.backoff_limit_s:g} s, {options.backoff_first_s:g} s · 2^(n−1))" in PAGE
    assert f"After {options.ping_after_s:g} s without any frame" in PAGE
    assert f"after {options.silence_limit_s:g} s it gives the socket" in PAGE
    assert f"closed {options.idle_close_s:g} s after the last" in PAGE
    assert f"no reply within {options.ack_timeout_s:g} s" in PAGE
    assert f"the buffer ({options.buffer_size:,} updates)" in PAGE
    assert f"no topic for {options.idle_close_s:g} s, or {options.drain_limit_s:g} s |" in PAGE
    assert 1 == STEADY_S and "stood for a second" in PAGE
    assert f"being opened, {options.connect_timeout_s:g} s at most" in PAGE
