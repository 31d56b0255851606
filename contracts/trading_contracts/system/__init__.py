"""The system itself: health and versions of its modules."""

from trading_contracts.system.health import HealthCheck, HealthResponse, HealthStatus
from trading_contracts.system.versioning import APIMetadata, VersionInfo, VersionStatus

__all__ = [
    "APIMetadata",
    "HealthCheck",
    "HealthResponse",
    "HealthStatus",
    "VersionInfo",
    "VersionStatus",
]
