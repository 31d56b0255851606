"""Moments as milliseconds and durations as seconds, declared."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Ms = Annotated[int, Field(ge=0, le=253402300799999, description="UTC milliseconds since 1970.")]


class Clock(BaseModel):
    """Times as numbers."""

    model_config = ConfigDict(ser_json_timedelta="float")

    now: Ms
    then: Ms | None = None
    took: timedelta
