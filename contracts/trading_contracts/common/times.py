"""Points in time."""

from typing import Annotated

from pydantic import Field

MAX_MS = 253_402_300_799_999
"""9999-12-31T23:59:59.999Z."""

Ms = Annotated[int, Field(ge=0, le=MAX_MS)]
"""A point in time: UTC milliseconds since 1970-01-01."""
