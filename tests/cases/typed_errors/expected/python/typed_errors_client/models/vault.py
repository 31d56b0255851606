"""Models of ``vault``."""

from __future__ import annotations

from typing import Literal

from typed_errors_client.models._wire_model import WireModel


class Content(WireModel):
    """What is in it."""

    gold: int


class Locked(WireModel):
    """Why the vault stays shut."""

    type: str
    title: str
    status: int
    detail: str
    code: Literal["LOCKED"]
    until: int
