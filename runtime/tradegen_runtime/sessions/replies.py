"""Models of the reply payloads, for documents that are made from FastWS operations."""

from typing import Literal

from pydantic import BaseModel, JsonValue


class SubscribeReply(BaseModel):
    """Answer to a subscribe: confirmed (``ok``) or refused (``error``)."""

    status: Literal["ok", "error"]
    message: str
    topic: str | None = None
    epoch: str | None = None
    seq: int | None = None
    recovered: bool | None = None
    code: str | None = None
    retryable: bool | None = None


class UnsubscribeReply(BaseModel):
    """Answer to an unsubscribe."""

    status: Literal["ok", "error"]
    message: str
    topic: str | None = None
    code: str | None = None
    retryable: bool | None = None


class SnapshotReply(BaseModel):
    """Answer to a snapshot: the items, and between which updates they were read."""

    status: Literal["ok", "error"]
    message: str | None = None
    topic: str | None = None
    epoch: str | None = None
    since: int | None = None
    seq: int | None = None
    items: list[JsonValue] | None = None
    code: str | None = None
    retryable: bool | None = None
