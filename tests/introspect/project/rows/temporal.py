"""Dates, times and durations."""

from datetime import date, datetime, time, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict, NaiveDatetime, PastDate


class Temporal(BaseModel):
    aware: AwareDatetime
    naive: NaiveDatetime
    either: datetime
    day: date = date(2024, 1, 1)
    past: PastDate
    hour: time
    span: timedelta = timedelta(hours=1)


class Seconds(BaseModel):
    model_config = ConfigDict(ser_json_timedelta="float")

    span: timedelta = timedelta(seconds=1.5)


class Millis(BaseModel):
    model_config = ConfigDict(ser_json_temporal="milliseconds")

    at: datetime
    span: timedelta
