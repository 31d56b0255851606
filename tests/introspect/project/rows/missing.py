"""The MISSING sentinel: the only member that is absent rather than null."""

from pydantic import MISSING, BaseModel


class Patch(BaseModel):
    name: str | MISSING = MISSING
    qty: int | MISSING | None = MISSING
