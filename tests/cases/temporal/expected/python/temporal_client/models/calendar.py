"""Models of ``calendar``."""

from __future__ import annotations

from datetime import date, time, timedelta

from pydantic import AwareDatetime, Field

from temporal_client.models._wire_model import WireModel


class Entry(WireModel):
    """All of them in fields."""

    moment: AwareDatetime
    day: date
    hour: time
    length: timedelta
    maybe: AwareDatetime | None = None
    days: list[date] = Field(default_factory=lambda: [])
    by_name: dict[str, timedelta] = Field(default_factory=lambda: {})
    by_day: dict[str, int] = Field(default_factory=lambda: {})
