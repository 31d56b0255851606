"""Error documents."""

from pydantic import BaseModel


class NotFound(BaseModel):
    """Nothing is there."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    missing: str
