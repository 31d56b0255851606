"""What an operator may tune, with defaults that are right for most."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tradegen_runtime.links.outbox import OutboxLimits
from tradegen_runtime.rest.body import MAX_BODY_BYTES
from tradegen_runtime.sessions.session_limits import SessionLimits
from tradegen_runtime.startup import StartupError


class SettingError(StartupError, ValueError):
    """An environment variable does not say what it should."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Times in seconds; ``None`` switches a time limit off.

    ``heartbeat_s``: between two ``ping`` frames of the server. ``idle_timeout_s``: without anything received
    before the connection is closed. ``lifespan_s``: greatest age of a connection. ``drain_s``: over which a
    stopping server spreads its closes. ``close_grace_s``: from a close frame to the hard end.
    ``max_linger_s``: caps how long topics live after their last subscriber, whatever is declared. ``max_body_bytes``:
    of a REST request; a larger one is answered 413.
    """

    heartbeat_s: float | None = 25.0
    idle_timeout_s: float | None = None
    lifespan_s: float | None = None
    drain_s: float = 5.0
    close_grace_s: float = 2.0
    max_linger_s: float = 3600.0
    source_open_timeout_s: float = 10.0
    source_close_timeout_s: float = 5.0
    snapshot_timeout_s: float = 5.0
    max_connections: int = 10_000
    max_connections_per_user: int = 16
    max_body_bytes: int = MAX_BODY_BYTES
    session: SessionLimits = field(default_factory=SessionLimits)
    outbox: OutboxLimits = field(default_factory=OutboxLimits)


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read ``TRADEGEN_HEARTBEAT_S``, ``…_IDLE_TIMEOUT_S``, ``…_LIFESPAN_S`` and ``…_DRAIN_S``, ``…_MAX_LINGER_S``,
    where ``0`` switches a time limit off, and the limits ``…_MAX_CONNECTIONS``, ``…_MAX_CONNECTIONS_PER_USER``,
    ``…_MAX_TOPICS``, ``…_MAX_FRAME_BYTES``, ``…_FRAMES_PER_S``, ``…_BURST_FRAMES``, ``…_MAX_BODY_BYTES``.

    Raises:
        SettingError: a value is not a number, or negative, or a limit is none.
    """
    defaults, limits = Settings(), SessionLimits()
    return Settings(
        heartbeat_s=_number(environment, "TRADEGEN_HEARTBEAT_S", defaults.heartbeat_s) or None,
        idle_timeout_s=_number(environment, "TRADEGEN_IDLE_TIMEOUT_S", defaults.idle_timeout_s) or None,
        lifespan_s=_number(environment, "TRADEGEN_LIFESPAN_S", defaults.lifespan_s) or None,
        drain_s=_number(environment, "TRADEGEN_DRAIN_S", defaults.drain_s),
        max_linger_s=_number(environment, "TRADEGEN_MAX_LINGER_S", defaults.max_linger_s),
        max_connections=_count(environment, "TRADEGEN_MAX_CONNECTIONS", defaults.max_connections),
        max_connections_per_user=_count(
            environment, "TRADEGEN_MAX_CONNECTIONS_PER_USER", defaults.max_connections_per_user
        ),
        max_body_bytes=_count(environment, "TRADEGEN_MAX_BODY_BYTES", defaults.max_body_bytes),
        session=replace(
            limits,
            max_topics=_count(environment, "TRADEGEN_MAX_TOPICS", limits.max_topics),
            max_frame_bytes=_count(environment, "TRADEGEN_MAX_FRAME_BYTES", limits.max_frame_bytes),
            frames_per_s=_number(environment, "TRADEGEN_FRAMES_PER_S", limits.frames_per_s),
            burst_frames=_count(environment, "TRADEGEN_BURST_FRAMES", limits.burst_frames),
        ),
    )


def _count(environment: Mapping[str, str], name: str, default: int) -> int:
    value = _number(environment, name, default)
    if value < 1 or value != int(value):
        raise SettingError(f"{name}={environment[name].strip()!r} is not a whole number of 1 or more")
    return int(value)


def _number(environment: Mapping[str, str], name: str, default: float | None) -> float:
    text = environment.get(name, "").strip()
    if not text:
        return default or 0.0
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise SettingError(f"{name}={text!r} is not a number of 0 or more")
    return value
