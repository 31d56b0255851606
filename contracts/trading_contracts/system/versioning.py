"""Versions: which versions of a module are served."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, Field


class VersionStatus(StrEnum):
    """How far a version is in its life."""

    DEVELOPMENT = "development"
    BETA = "beta"
    STABLE = "stable"
    DEPRECATED = "deprecated"
    SUNSET = "sunset"


class VersionInfo(BaseModel):
    """One version of a module's API."""

    version: str = Field(examples=["v1"])
    release_date: date | None = Field(description="Since when it is stable; null before that.")
    status: VersionStatus
    breaking_changes: list[str] = Field(description="What callers of the version before have to change.")
    deprecation_notice: str | None = Field(default=None, description="What to use in its place; null where current.")
    sunset_date: date | None = Field(default=None, description="When it ends; null where no end is set.")


class APIMetadata(BaseModel):
    """The versions of a module's API."""

    module_name: str = Field(examples=["datafeed"])
    title: str = Field(examples=["Market data"])
    current_version: str = Field(examples=["v1"])
    available_versions: dict[str, VersionInfo] = Field(description="By name of the version.")
    documentation_url: str = Field(description="Path of the module's pages.", examples=["/api/v1/datafeed/docs"])
