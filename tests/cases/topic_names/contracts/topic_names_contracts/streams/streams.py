"""Names of topics: dashes, underscores, capitals."""

from pydantic import BaseModel


class Request(BaseModel):
    """Params."""

    accountId: str
    sub_account: str | None = None


class Status(BaseModel):
    """An update."""

    ok: bool
