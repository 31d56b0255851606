"""Dates, times and durations; every moment has a zone."""

from datetime import date, time, timedelta

from pydantic import AwareDatetime, BaseModel


class Entry(BaseModel):
    """All of them in fields."""

    moment: AwareDatetime
    day: date
    hour: time
    length: timedelta
    maybe: AwareDatetime | None = None
    days: list[date] = []
    by_name: dict[str, timedelta] = {}
    by_day: dict[date, int] = {}
