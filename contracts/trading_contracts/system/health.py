"""Health: whether the modules work."""

from enum import StrEnum

from pydantic import BaseModel, Field

from trading_contracts.common.numbers import NonNegativeDec
from trading_contracts.common.times import Ms


class HealthStatus(StrEnum):
    """How well something works."""

    OK = "ok"
    DEGRADED = "degraded"
    """Works in part."""
    DOWN = "down"


class HealthCheck(BaseModel):
    """One thing that was looked at."""

    name: str = Field(description="What was looked at.", examples=["datafeed"])
    status: HealthStatus
    latencyMs: NonNegativeDec = Field(description="How long the look took, in milliseconds.")
    message: str = Field(description="What was found, in words.")


class HealthResponse(BaseModel):
    """Whether a module, or all of them, works."""

    status: HealthStatus = Field(description="``ok``: what does not work is answered as a problem.")
    message: str = Field(description="The status in words.", examples=["All checks passed."])
    timestamp: Ms = Field(description="When it was looked at, by the wall clock.")
    module_name: str = Field(description="The module, or ``all``.", examples=["datafeed", "all"])
    api_version: str = Field(examples=["v1"])
    checks: list[HealthCheck]
