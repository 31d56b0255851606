"""Types that have no form in JSON are refused, field by field."""

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict


class Connection:
    """Something that lives in memory."""


class NotJson(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    call: Callable[[int], int]
    connection: Connection
    kind: type[int]
