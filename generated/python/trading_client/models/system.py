"""Models of ``system``."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from tradegen_runtime.client import OPEN
from trading_client.models._wire_model import WireModel


class VersionStatus(StrEnum):
    """How far a version is in its life."""

    DEVELOPMENT = "development"
    BETA = "beta"
    STABLE = "stable"
    DEPRECATED = "deprecated"
    SUNSET = "sunset"


class VersionInfo(WireModel):
    """One version of a module's API."""

    version: str
    release_date: date | None
    """Since when it is stable; null before that."""
    status: Annotated[VersionStatus | str, OPEN]
    breaking_changes: list[str]
    """What callers of the version before have to change."""
    deprecation_notice: str | None = None
    """What to use in its place; null where current."""
    sunset_date: date | None = None
    """When it ends; null where no end is set."""


class APIMetadata(WireModel):
    """The versions of a module's API."""

    module_name: str
    title: str
    current_version: str
    available_versions: dict[str, VersionInfo]
    """By name of the version."""
    documentation_url: str
    """Path of the module's pages."""


class HealthStatus(StrEnum):
    """How well something works."""

    OK = "ok"
    DEGRADED = "degraded"
    """Works in part."""
    DOWN = "down"


class HealthCheck(WireModel):
    """One thing that was looked at."""

    name: str
    """What was looked at."""
    status: Annotated[HealthStatus | str, OPEN]
    latencyMs: Annotated[float, Field(ge=0.0)]
    """How long the look took, in milliseconds."""
    message: str
    """What was found, in words."""


class HealthResponse(WireModel):
    """Whether a module, or all of them, works."""

    status: Annotated[HealthStatus | str, OPEN]
    """``ok``: what does not work is answered as a problem."""
    message: str
    """The status in words."""
    timestamp: Annotated[int, Field(ge=0, le=253402300799999)]
    """When it was looked at, by the wall clock."""
    module_name: str
    """The module, or ``all``."""
    api_version: str
    checks: list[HealthCheck]
