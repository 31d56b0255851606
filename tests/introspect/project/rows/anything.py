"""Any and object are any JSON value."""

from typing import Any

from pydantic import BaseModel


class Anything(BaseModel):
    any: Any
    object: object
    items: list
    names: dict
    optional: Any = None
