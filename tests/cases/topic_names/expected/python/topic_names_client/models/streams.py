"""Models of ``streams``."""

from __future__ import annotations

from topic_names_client.models._wire_model import WireModel


class Request(WireModel):
    """Params."""

    accountId: str
    sub_account: str | None = None


class Status(WireModel):
    """An update."""

    ok: bool
